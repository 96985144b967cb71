package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputIT {

  private static final Api CALLER = Api.member();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "42",
        "{\"board\":1,\"title\":[],\"body\":{}}",
        "{\"board\":\"general\",\"title\":{\"a\":1},\"body\":\"x\"}",
        "{\"board\":\"general\",\"title\":\"x\",\"body\":\"x\",\"tags\":\"none\"}",
        "{\"board\":\"general\",\"title\":\"x\",\"body\":\"x\",\"tags\":[1,{}]}",
        "{\"board\":\"general\" \"title\":\"x\"}",
        "{\"board\":\"general\",\"title\":\"\\ud800\",\"body\":\"x\"}",
        "{\"board\":\"general\",\"title\":\"a\\u0000b\",\"body\":\"x\"}",
        "{\"board\":1e400}",
        "<xml/>"
      })
  void aBodyOfTheWrongFormIsRefused(String body) {
    Answer answer = CALLER.send("POST", "threads", BodyPublishers.ofString(body));

    assertThat(answer.status()).as(answer.body()).isIn(400, 422);
    answer.expectProblem(answer.status(), answer.string("code"));
  }

  @Test
  void aDeepBodyIsRefused() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);

    CALLER
        .send("POST", "threads", BodyPublishers.ofString(deep))
        .expectProblem(400, "json.malformed");
    CALLER
        .send("POST", "threads", BodyPublishers.ofString("{\"tags\":" + deep + ",\"title\":\"x\"}"))
        .expectProblem(400, "json.malformed");
  }

  @Test
  void anOversizedBodyIsRefused() {
    String body = json("board", "general", "title", "x", "body", "x".repeat(2_000_000)).toString();

    CALLER.send("POST", "threads", BodyPublishers.ofString(body)).expectProblem(413, "tooLarge");
  }

  @Test
  void aLongFieldIsNamed() {
    Answer answer =
        CALLER.post("threads", json("board", "general", "title", "x".repeat(500), "body", "x"));

    answer.expectProblem(422, "invalid");
    assertThat(answer.body()).contains("\"field\":\"title\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "threads/0",
        "threads/999999999999999999",
        "threads/99999999999999999999999",
        "threads/-1",
        "threads/abc",
        "threads/1%27%20OR%20%271",
        "posts/1",
        "posts/1/revisions",
        "boards/nowhere",
        "users/nobody-at-all",
        "nothing/here"
      })
  void anUnknownThingIsNotFound(String path) {
    CALLER.get(path).expectProblem(404, CALLER.get(path).string("code"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boards/general/threads?limit=0",
        "boards/general/threads?limit=101",
        "boards/general/threads?limit=-1",
        "boards/general/threads?limit=many",
        "boards/general/threads?cursor=!!!",
        "boards/general/threads?cursor=AAAA",
        "boards/general/threads?sort=upside-down",
        "threads?cursor=bm9wZQ"
      })
  void aParameterOutOfRangeIsRefused(String path) {
    Answer answer = CALLER.get(path);

    answer.expectProblem(400, answer.string("code"));
  }

  @Test
  void aWrongMethodAndAWrongMediaTypeAreTold() {
    CALLER.put("boards").expectProblem(405, "methodNotAllowed");
    CALLER
        .send("POST", "threads", BodyPublishers.ofString("title=x"), "Content-Type", "text/plain")
        .expectProblem(415, "unsupportedMediaType");
  }

  @Test
  void problemsSpeakTheCallersLanguage() {
    assertThat(CALLER.get("boards/nowhere", "Accept-Language", "en").string("title"))
        .isEqualTo("Not found");
    assertThat(CALLER.get("boards/nowhere", "Accept-Language", "zh-CN").string("title"))
        .isEqualTo("未找到");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE posts.post; --",
        "0-1",
        "0-1-99999999999999999999",
        "4294967296-1-1",
        "0-4294967296-1",
        "9999999999-9999999999-9999999999999999999"
      })
  void aMalformedCausalTokenIsRefused(String token) {
    CALLER.get("boards", "Paopao-Causal", token).expectProblem(400, "causal.malformed");
  }

  @Test
  void aCausalTokenOfTheFutureWaitsForNothing() {
    CALLER.get("boards", "Paopao-Causal", "4294967295-4294967295-9223372036854775807").expect(200);
  }

  @Test
  void aReadThatInsistsOnAnotherVersionIsRefused() {
    CALLER.get("me", "If-Match", "\"other\"").expectProblem(412, "precondition.failed");
    CALLER.get("me", "If-Match", CALLER.get("me").expect(200).header("ETag")).expect(200);
  }

  @Test
  void membersThatAClientMayNotSetChangeNothing() {
    Answer created =
        CALLER.post(
            "threads",
            json(
                "board",
                "general",
                "title",
                "Assigned",
                "body",
                "x",
                "id",
                "1",
                "author",
                "admin",
                "pinned",
                "true",
                "createdAt",
                "1999-01-01T00:00:00Z"));

    created.expect(201);
    assertThat(created.string("id")).isNotEqualTo("1");
    assertThat(created.json().getBoolean("pinned")).isFalse();
    assertThat(created.string("createdAt")).doesNotStartWith("1999");
  }

  @Test
  void textComesBackAsItWasSent() {
    String text = "𝒳 😀👩‍👩‍👧 \u202ertl\u202c \u200bzero é é ﷺ 泡泡\n\ttab 'quote\" \\ %s ${x}";
    String thread = CALLER.thread("round trip", text).getString("id");

    assertThat(CALLER.get("threads/" + thread).json().getJsonObject("firstPost").getString("body"))
        .isEqualTo(text);
  }

  @Test
  void foreignTokensOfEveryKindOpenNothing() {
    for (String scheme : List.of("Basic dXNlcjp1c2Vy", "Bearer", "Bearer  ", "Digest x")) {
      Answer answer = Api.anonymous().get("me", "Authorization", scheme);
      answer.expectProblem(401, "token.invalid");
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$Version=1; a=b",
        "$Version=",
        "a=b; $Path=/; $Port=x",
        "JSESSIONID=0000x:y:z",
        "=; ;;=,;",
        "paopao_session=\"",
        "\u00e9=\u00e9"
      })
  void cookiesThatAreNoneCountForNothing(String cookies) {
    CALLER.get("me", "Cookie", cookies).expect(200);
    assertThat(Plain.get(Plain.open("/"), "Cookie", cookies).statusCode()).isEqualTo(200);
  }
}
