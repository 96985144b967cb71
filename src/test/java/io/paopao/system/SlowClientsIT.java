package io.paopao.system;

import static io.paopao.system.Api.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.media.TestPictures;
import io.paopao.stack.Stack;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What clients cost that send or read slowly: a connection each, and nobody else's time.
class SlowClientsIT {

  private static final int CROWD = 600;
  private static final int HONEST = 10;

  private static final int OF_ADDRESS = 256;
  private static final String REFUSED = "paopao_http_bodies_refused_total";

  private final Api member = Api.member();

  private static String post(int length, String beginning) {
    return "POST /api/v1/preview HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + ("Content-Length: " + length + "\r\n\r\n" + beginning);
  }

  /// Reads and writes go on, none is refused.
  private void othersAreServed() {
    for (int i = 0; i < HONEST; i++) {
      member.get("threads").expect(200);
      member.post("preview", json("body", "Number " + i)).expect(200);
    }
  }

  @Test
  void slowHeadersHoldUpNobody() {
    try (SlowClients _ = SlowClients.open(CROWD, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")) {
      othersAreServed();
    }
  }

  @Test
  void slowBodiesHoldUpNobody() {
    try (SlowClients _ = SlowClients.open(CROWD, post(300_000, "{"), post(90, "{"), post(90, ""))) {
      othersAreServed();
    }
  }

  @Test
  void slowReadersHoldUpNobody() {
    Matcher link =
        Pattern.compile("/assets/[^\"]+/app\\.css").matcher(Plain.get(Plain.open("/")).body());
    assertThat(link.find()).isTrue();
    String file = "GET " + link.group() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    try (SlowClients _ = SlowClients.open(CROWD, file.repeat(3))) {
      othersAreServed();
    }
  }

  @Test
  void aBodyThatComesTooSlowlyIsGivenUp() {
    try (Wire slow = Wire.open(Stack.running().forum().baseUri())) {
      slow.send(post(70_000, "{"));

      Replies replies = slow.reply();
      assertThat(replies.statuses()).containsExactly(408);
      assertThat(replies.text()).contains("\"body.slow\"");
    }
  }

  @Test
  void aBodyMustComeWithinTheTimeOfItsRequest() {
    try (Wire slow = Wire.open(Stack.running().forum().baseUri())) {
      slow.send(post(100_000, "").replace("\r\n\r\n", "\r\nPaopao-Timeout-Ms: 500\r\n\r\n"));

      assertThat(slow.reply().statuses()).containsExactly(504);
    }
  }

  @Test
  void aBodyInPiecesIsAsGoodAsOneAtOnce() {
    String thread = json("board", "general", "title", "In pieces", "body", "one").toString();
    member.send("POST", "threads", pieces(thread.getBytes(UTF_8))).expect(201);
    member
        .send("POST", "media", pieces(TestPictures.unique()), "Content-Type", "image/png")
        .expect(201);
    String query = "{\"query\":\"{ me { handle } }\"}";
    assertThat(member.send("POST", "/graphql", pieces(query.getBytes(UTF_8))).status())
        .isEqualTo(member.send("POST", "/graphql", BodyPublishers.ofString(query)).status());
  }

  @Test
  void aBodyInPiecesFindsItsWayByEncodedCharacters() {
    byte[] draft = "{\"body\":\"x\",\"sequence\":1}".getBytes(UTF_8);
    byte[] reply = json("body", "x").toString().getBytes(UTF_8);

    member.send("PUT", "me/drafts/in%70ieces", pieces(draft)).expect(200);
    member.get("me/drafts/inpieces").expect(200);
    assertThat(
            member
                .send("POST", "threads/%37%37/posts", pieces(reply))
                .expect(404)
                .json()
                .getString("instance"))
        .isEqualTo("/api/v1/threads/%37%37/posts");
  }

  /// Of a length that nobody knows before its end.
  private static BodyPublisher pieces(byte[] bytes) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
  }

  @Test
  void oneAddressHasABoundedNumberOfBodiesOnTheirWay() {
    double before = Metrics.now().sum(REFUSED);
    try (SlowClients _ = SlowClients.atOneAddress(300, post(300_000, "{"))) {
      Eventually.within(
          Duration.ofSeconds(15),
          () -> assertThat(Metrics.now().sum(REFUSED) - before).isEqualTo(300 - OF_ADDRESS));
      othersAreServed();
    }
    Eventually.within(
        Duration.ofSeconds(15),
        () -> assertThat(Metrics.now().sum("paopao_http_bodies_arriving")).isZero());
  }
}
