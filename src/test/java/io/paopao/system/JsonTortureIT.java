package io.paopao.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are nearly JSON, or more than JSON, wherever the API takes it.
class JsonTortureIT {

  private static final Path MALFORMED = Path.of("src/test/resources/json/malformed.txt");
  private static final String GOOD = "{\"body\":\"*so*\"}";
  private static final Api MEMBER = Api.member();

  /// Method by path.
  private static final Map<String, String> PLACES =
      Map.of("preview", "POST", "me", "PATCH", "me/drafts/torture", "PUT", "orders", "POST");

  static List<String> malformed() throws IOException {
    return Files.readAllLines(MALFORMED).stream().filter(line -> !line.startsWith("#")).toList();
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void whatIsNoJsonIsRefused(String text) {
    byte[] body = Bytes.unescaped(text).getBytes(ISO_8859_1);

    PLACES.keySet().forEach(path -> send(path, body).expectProblem(400, "json.malformed"));
    byte[] query = Bytes.unescaped(text.replace("body", "query")).getBytes(ISO_8859_1);
    graph(query).expectProblem(400, "json.malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"body\":1e999999999}",
        "{\"body\":-1e-999999999}",
        "{\"body\":1234567890123456789012345678901234567890}",
        "{\"body\":0.000000000000000000000000000000000000000000000000001e-400}",
        "{\"body\":-0}",
        "{\"body\":true}",
        "{\"body\":null}",
        "{\"body\":[[]]}",
        "{\"body\":{\"body\":{}}}",
        "{\"body\":[null,{\"\":0}]}",
        "{\"\":{\"\":[]},\"body\":[]}",
        "[]",
        "[{}]",
        "\"body\"",
        "0",
        "false",
        "null",
        "{}"
      })
  void whatIsOfAnotherTypeIsRefusedOrRead(String body) {
    for (String path : PLACES.keySet()) {
      isAnswered(send(path, body.getBytes(UTF_8)));
    }
    isAnswered(graph(body.replace("body", "query").getBytes(UTF_8)));
    isAnswered(graph(("{\"query\":\"{x}\",\"variables\":" + body + "}").getBytes(UTF_8)));
    isAnswered(graph(("{\"query\":\"{x}\",\"operationName\":" + body + "}").getBytes(UTF_8)));
  }

  @Test
  void whatIsHugeOrDeepIsRefused() {
    String million = "x".repeat(1_000_000);
    for (String path : PLACES.keySet()) {
      isAnswered(send(path, ("{\"body\":\"" + million + "\"}").getBytes(UTF_8)));
      isAnswered(send(path, ("{\"" + million + "\":1}").getBytes(UTF_8)));
      isAnswered(send(path, ("{\"body\":" + "9".repeat(1_000_000) + "}").getBytes(UTF_8)));
      isAnswered(send(path, ("{\"body\":0." + "9".repeat(1_000_000) + "}").getBytes(UTF_8)));
      isAnswered(send(path, ("[" + "0,".repeat(500_000) + "0]").getBytes(UTF_8)));
      isAnswered(send(path, members(80_000).getBytes(UTF_8)));
      for (String deep : List.of("[".repeat(101) + "]".repeat(101), "{\"a\":".repeat(150_000))) {
        send(path, deep.getBytes(UTF_8)).expectProblem(400, "json.malformed");
      }
    }
    graph("{\"a\":".repeat(3_000).getBytes(UTF_8)).expectProblem(400, "json.malformed");
    graph(("{\"query\":\"" + million + "\"}").getBytes(UTF_8)).expectProblem(413, "tooLarge");
  }

  private static String members(int count) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < count; i++) {
      text.append("\"m").append(i).append("\":1,");
    }
    return text.append("\"body\":\"x\"}").toString();
  }

  @Test
  void whatIsInAnotherEncodingIsRefused() {
    for (Charset charset : List.of(UTF_16, UTF_16LE, Charset.forName("UTF-32"))) {
      for (String type : List.of("application/json", "application/json;charset=" + charset)) {
        Answer answer = send("preview", GOOD.getBytes(charset), "Content-Type", type);
        assertThat(answer.status()).as(type).isIn(400, 415);
        answer.expectProblem(answer.status(), answer.string("code"));
      }
    }
    send("preview", "{\"body\":\"ä\"}".getBytes(ISO_8859_1)).expectProblem(400, "json.malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/json",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/octet-stream",
        "application/json-patch+json",
        "*/*",
        "nonsense",
        "/",
        "application/",
        "application/json, text/plain",
        "application/json;charset=nonsense",
        "application/json;charset=\"",
        "application/json;;;"
      })
  void whatSaysToBeSomethingElseIsRefusedOrRead(String type) {
    for (String path : PLACES.keySet()) {
      isAnswered(send(path, GOOD.getBytes(UTF_8), "Content-Type", type));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "x-gzip", "identity", "nonsense", "gzip, gzip"})
  void whatSaysToBePackedIsRefusedOrRead(String coding) throws IOException {
    byte[] bomb = packed(new byte[30_000_000]);
    for (String path : PLACES.keySet()) {
      for (byte[] body : List.of(GOOD.getBytes(UTF_8), packed(GOOD.getBytes(UTF_8)), bomb)) {
        isAnswered(send(path, body, "Content-Encoding", coding));
      }
    }
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static Answer send(String path, byte[] body, String... headers) {
    String method = PLACES.getOrDefault(path, "POST");
    return MEMBER.send(method, path, BodyPublishers.ofByteArray(body), headers);
  }

  private static Answer graph(byte[] body) {
    return MEMBER.send("POST", "/graphql", BodyPublishers.ofByteArray(body));
  }

  private static void isAnswered(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isLessThan(500);
    if (answer.status() >= 400) {
      answer.expectProblem(answer.status(), answer.string("code"));
    }
  }

  @AfterEach
  void theForumServesOthers() {
    send("preview", GOOD.getBytes(UTF_8)).expect(200);
  }
}
