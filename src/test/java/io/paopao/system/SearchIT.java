package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration PROMISED = Duration.ofSeconds(2);

  private final Api author = Api.member();

  @Test
  void aNewPostIsFoundInEitherScript() {
    String word = "量子泡泡" + author.handle();
    String thread = author.thread("关于宽窄巷子", "我在成都的寬窄巷子遇見了" + word).getString("id");

    Eventually.within(
        SOON, () -> assertThat(threadsFor("宽窄巷子 " + author.handle())).contains(thread));
    Eventually.within(SOON, () -> assertThat(threadsFor("遇见了" + word)).contains(thread));
  }

  /// Any one of the tries: a busy machine may be late, a slow design always is.
  @Test
  void aNewPostIsFoundWithinTwoSeconds() {
    String thread = author.thread("How soon", "start").getString("id");
    Eventually.within(
        SOON,
        () -> {
          String word = "prompt" + Long.toString(System.nanoTime(), 36);
          author.reply(thread, word);
          Eventually.within(PROMISED, () -> assertThat(items(word)).isNotEmpty());
        });
  }

  @Test
  void aDeletedPostIsNotFound() {
    String word = "vanishing" + author.handle();
    String thread = author.thread("Still here", "without the word").getString("id");
    String post = author.reply(thread, "now you see " + word).getString("id");
    Eventually.within(SOON, () -> assertThat(items(word)).isNotEmpty());

    author.delete("posts/" + post).expect(204);

    Eventually.within(SOON, () -> assertThat(items(word)).isEmpty());
  }

  @Test
  void anEditedPostIsFoundByItsNewWords() {
    String thread = author.thread("Edits", "nothing").getString("id");
    String post = author.reply(thread, "before" + author.handle()).getString("id");
    author.patch("posts/" + post, Api.json("body", "after" + author.handle())).expect(200);

    Eventually.within(SOON, () -> assertThat(items("after" + author.handle())).isNotEmpty());
    Eventually.within(SOON, () -> assertThat(items("before" + author.handle())).isEmpty());
  }

  @Test
  void peopleAreFoundByTheirHandle() {
    Eventually.within(
        SOON,
        () ->
            assertThat(author.get("search?type=user&q=" + author.handle()).expect(200).body())
                .contains(author.id()));
  }

  @Test
  void strangeQueriesAreAnswered() {
    for (String query :
        List.of("\"", "((", "a:b:c", "-", "AND OR", "*", "\\", "board:", "😀", "'")) {
      assertThat(author.get("search?q=" + encoded(query)).status()).as(query).isIn(200, 400);
    }
  }

  @Test
  void anUnknownModeIsRefused() {
    author.get("search?q=x&mode=telepathy").expect(400);
    author.get("search?q=x&cursor=%00").expect(400);
  }

  private List<String> threadsFor(String query) {
    return items(query).stream().map(item -> item.getString("threadId", "")).toList();
  }

  private List<JsonObject> items(String query) {
    return author
        .get("search?q=" + encoded(query))
        .expect(200)
        .json()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
