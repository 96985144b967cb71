package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Posts and threads that the node remembers, answered without JAX-RS: `REST_request` counts what
/// JAX-RS does.
class HotReadsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  /// Sends a request the whole way.
  private static final String[] UNUSUAL = {"Accept", "application/json;q=0.9"};

  private static final String[] BROWSER = {
    "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
  };

  private final Api author = Api.member();
  private final String post =
      author.thread("Hot", "read often").getJsonObject("firstPost").getString("id");

  @BeforeEach
  void everybodySeesThePost() {
    Replication.awaitReplica();
  }

  @Test
  void bothWaysAnswerTheSame() {
    Api reader = Api.member().forgetful();

    Answer hot = hot(reader);
    Answer whole = reader.get("posts/" + post, UNUSUAL);

    assertThat(hot.status()).isEqualTo(200);
    assertThat(hot.body()).isEqualTo(whole.body());
    assertThat(headers(hot)).isEqualTo(headers(whole));
  }

  @Test
  void bothWaysTellThatNothingHasChanged() {
    Api reader = Api.member().forgetful();
    String tag = reader.get("posts/" + post).expect(200).header("ETag");

    Answer hot = hot(reader, "If-None-Match", tag);
    Answer whole = reader.get("posts/" + post, "If-None-Match", "\"other\", " + tag);

    assertThat(hot.status()).isEqualTo(304);
    assertThat(whole.status()).isEqualTo(304);
    assertThat(headers(hot)).isEqualTo(headers(whole));
  }

  @Test
  void aStrangerGetsAnAnswerFromMemoryToo() {
    assertThat(hot(Api.anonymous()).header("RateLimit")).contains("read-address");
  }

  @Test
  void aWriterNeverSeesWhatTheyHaveOverwritten() {
    for (int i = 0; i < 5; i++) {
      hot(Api.anonymous());
      author.patch("posts/" + post, Api.json("body", "words " + i)).expect(200);

      assertThat(author.get("posts/" + post).expect(200).string("body")).isEqualTo("words " + i);
      Replication.awaitReplica();
      assertThat(Api.anonymous().get("posts/" + post).expect(200).string("body"))
          .isEqualTo("words " + i);
    }
  }

  @Test
  void aSessionThatEndedReadsNothing() {
    Api reader = Api.member().forgetful();
    hot(reader);
    reader.delete("sessions/current").expect(204);

    reader.get("posts/" + post).expectProblem(401, "token.invalid");
  }

  @Test
  void memoryHoldsNothingThatIsDeleted() {
    hot(Api.anonymous());
    author.delete("posts/" + post).expect(204);
    Replication.awaitReplica();

    Answer after = Api.anonymous().get("posts/" + post);
    assertThat(after.status() == 404 || after.json().getBoolean("deleted")).isTrue();
  }

  @Test
  void bothWaysAnswerTheSameThread() {
    String path = "threads/" + author.thread("Hot thread", "read often").getString("id");
    Replication.awaitReplica();
    Api reader = Api.anonymous();

    Answer hot = hot("ThreadsResource", reader, path);
    Answer whole = reader.get(path, UNUSUAL);
    Answer unchanged = hot("ThreadsResource", reader, path, "If-None-Match", hot.header("ETag"));

    assertThat(withoutViews(hot)).isEqualTo(withoutViews(whole));
    assertThat(headers(hot)).isEqualTo(headers(whole));
    assertThat(unchanged.status()).isEqualTo(304);
  }

  @Test
  void bothWaysAnswerTheSamePageOfAThread() {
    String path = "/t/" + author.thread("Hot page", "read often").getString("id");
    Replication.awaitReplica();
    Api reader = Api.anonymous();

    Answer hot = hot("ThreadPages", reader, path, BROWSER);
    Answer whole = reader.get(path, with(BROWSER, "Cookie", "other=1"));
    Answer unchanged =
        hot("ThreadPages", reader, path, with(BROWSER, "If-None-Match", hot.header("ETag")));
    Answer wholeUnchanged =
        reader.get(path, with(BROWSER, "If-None-Match", hot.header("ETag"), "Cookie", "other=1"));

    assertThat(hot.body()).contains("Hot page").isEqualTo(whole.body());
    assertThat(headers(hot)).isEqualTo(headers(whole));
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(headers(unchanged)).isEqualTo(headers(wholeUnchanged));
  }

  @Test
  void aPageIsAnsweredInTheLanguageOfWhoAsks() {
    String path = "/t/" + author.thread("Hot words", "read often").getString("id");
    Replication.awaitReplica();

    assertThat(hot("ThreadPages", Api.anonymous(), path, "Accept-Language", "en").body())
        .contains("lang=\"en\"");
    assertThat(hot("ThreadPages", Api.anonymous(), path, "Accept-Language", "zh-CN").body())
        .contains("lang=\"zh-CN\"");
  }

  @Test
  void aNewReplyIsOnThePageAtOnce() {
    String id = author.thread("Hot talk", "read often").getString("id");
    Replication.awaitReplica();
    hot("ThreadPages", Api.anonymous(), "/t/" + id, BROWSER);
    author.reply(id, "a fresh word");
    Eventually.within(
        SOON,
        () -> assertThat(Api.anonymous().get("/t/" + id, BROWSER).body()).contains("a fresh word"));
  }

  private static String[] with(String[] headers, String... more) {
    return Stream.of(headers, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static JsonObject withoutViews(Answer answer) {
    return Json.createObjectBuilder(answer.json()).remove("viewCount").build();
  }

  private Answer hot(Api reader, String... headers) {
    return hot("PostsResource", reader, "posts/" + post, headers);
  }

  /// An answer that was none of JAX-RS.
  private static Answer hot(String resource, Api reader, String path, String... headers) {
    return Eventually.value(
        SOON,
        () -> {
          reader.get(path, headers);
          double before = viaJaxRs(resource);
          Answer answer = reader.get(path, headers);
          assertThat(viaJaxRs(resource)).isEqualTo(before);
          return answer;
        });
  }

  private static double viaJaxRs(String resource) {
    return Metrics.now().sum("REST_request_seconds_count", resource);
  }

  private static Map<String, String> headers(Answer answer) {
    Map<String, String> headers = new TreeMap<>();
    answer
        .response()
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name, values.toString()));
    headers.remove("date");
    headers.remove(":status");
    headers.computeIfPresent("ratelimit", (_, state) -> state.replaceAll("r=\\d+;t=\\d+", ""));
    return headers;
  }
}
