package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadsIT {

  private final Api author = Api.member();

  @Test
  void aThreadIsReadByAnyone() {
    JsonObject thread = author.thread("第一个泡泡", "**你好** <script>alert(1)</script>");

    JsonObject read = author.get("threads/" + thread.getString("id")).expect(200).json();

    assertThat(read.getString("title")).isEqualTo("第一个泡泡");
    assertThat(read.getJsonObject("firstPost").getString("html"))
        .contains("<strong>你好</strong>")
        .doesNotContain("<script");
    assertThat(read.getJsonObject("position").getString("channel"))
        .isEqualTo("thread:" + thread.getString("id"));
  }

  @Test
  void aReplyCountsAtOnceForItsAuthor() {
    String thread = author.thread("Counting", "zero").getString("id");

    author.reply(thread, "one");
    author.reply(thread, "two");

    assertThat(author.get("threads/" + thread).expect(200).json().getInt("replyCount"))
        .isEqualTo(2);
  }

  @Test
  void aListIsReadToItsEndWithoutDoubles() {
    String thread = author.thread("Paging", "first").getString("id");
    List<String> written =
        IntStream.range(0, 7).mapToObj(i -> author.reply(thread, "r" + i).getString("id")).toList();

    List<String> read = new ArrayList<>();
    String cursor = "";
    do {
      JsonObject page =
          author.get("threads/" + thread + "/posts?limit=3&cursor=" + cursor).expect(200).json();
      page.getJsonArray("items")
          .getValuesAs(JsonObject.class)
          .forEach(p -> read.add(p.getString("id")));
      cursor = page.isNull("nextCursor") ? "" : page.getString("nextCursor");
    } while (!cursor.isEmpty());

    assertThat(read).doesNotHaveDuplicates().containsSubsequence(written);
  }

  @Test
  void anEditKeepsTheRevisionAndRefusesAStaleOne() {
    String thread = author.thread("Editing", "before").getString("id");
    String post = author.reply(thread, "old words").getString("id");
    String tag = author.get("posts/" + post).expect(200).header("ETag");

    author.patch("posts/" + post, json("body", "new words"), "If-Match", tag).expect(200);

    author
        .patch("posts/" + post, json("body", "lost words"), "If-Match", tag)
        .expectProblem(412, "precondition.failed");
    assertThat(author.get("posts/" + post).string("body")).isEqualTo("new words");
    assertThat(author.get("posts/" + post + "/revisions").expect(200).body()).contains("old words");
  }

  @Test
  void nobodyElseEditsOrDeletesAPost() {
    String thread = author.thread("Mine", "mine").getString("id");
    String post = author.reply(thread, "mine").getString("id");
    Api stranger = Api.member();

    stranger.patch("posts/" + post, json("body", "yours")).expectProblem(403, "forbidden");
    stranger.delete("posts/" + post).expectProblem(403, "forbidden");
    Api.anonymous().delete("posts/" + post).expectProblem(401, "unauthorized");
  }

  @Test
  void aDeletedPostLeavesAPlaceWithoutWords() {
    String thread = author.thread("Deleting", "stays").getString("id");
    String post = author.reply(thread, "regretted words").getString("id");

    author.delete("posts/" + post).expect(204);

    Answer list = author.get("threads/" + thread + "/posts").expect(200);
    assertThat(list.body()).doesNotContain("regretted").contains("\"deleted\":true");
    author.post("posts/" + post + "/restore", json()).expect(200);
    assertThat(author.get("posts/" + post).expect(200).string("body")).isEqualTo("regretted words");
  }

  @Test
  void aReactionCountsOnceForEachPerson() {
    String post = author.thread("Liked", "like me").getJsonObject("firstPost").getString("id");
    Api fan = Api.member();

    fan.put("posts/" + post + "/reactions/like").expect(204);
    fan.put("posts/" + post + "/reactions/like").expect(204);

    JsonObject reaction =
        fan.get("posts/" + post).expect(200).json().getJsonArray("reactions").getJsonObject(0);
    assertThat(reaction.getInt("count")).isEqualTo(1);
    fan.delete("posts/" + post + "/reactions/like").expect(204);
    assertThat(fan.get("posts/" + post).json().getJsonArray("reactions")).isEmpty();
  }

  @Test
  void aLockedThreadTakesNoReplies() {
    String thread = author.thread("Locked", "closed").getString("id");
    author.put("threads/" + thread + "/lock").expectProblem(403, "forbidden");

    Api moderator = Api.moderator();
    moderator.put("threads/" + thread + "/lock").expect(204);

    author
        .post("threads/" + thread + "/posts", json("body", "late"))
        .expectProblem(403, "thread.locked");
  }

  @Test
  void aDeletedThreadIsGoneForReaders() {
    String thread = author.thread("Gone", "gone").getString("id");
    String post = author.reply(thread, "gone too").getString("id");

    author.delete("threads/" + thread).expect(204);

    Api reader = Api.member();
    reader.get("threads/" + thread).expectProblem(404, "notFound");
    reader.get("posts/" + post).expectProblem(404, "notFound");
  }

  @Test
  void theSameKeyCreatesOnce() {
    JsonObject body = json("board", "general", "title", "Once", "body", "only once");

    Answer first = author.post("threads", body, "Idempotency-Key", "key-" + author.handle());
    Answer again = author.post("threads", body, "Idempotency-Key", "key-" + author.handle());

    assertThat(again.expect(201).body()).isEqualTo(first.expect(201).body());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    author
        .post(
            "threads",
            json("board", "general", "title", "Twice", "body", "another"),
            "Idempotency-Key",
            "key-" + author.handle())
        .expectProblem(422, "idempotency.mismatch");
  }

  @Test
  void anUnchangedPostIsNotSentAgain() {
    String post = author.thread("Cached", "same").getJsonObject("firstPost").getString("id");
    String tag = author.get("posts/" + post).expect(200).header("ETag");

    assertThat(author.get("posts/" + post, "If-None-Match", tag).status()).isEqualTo(304);
  }

  @Test
  void boardsTellHowManyThreadsTheyHave() {
    int before = author.get("boards/general").expect(200).json().getInt("threadCount");

    author.thread("One more", "counted");

    assertThat(author.get("boards/general").expect(200).json().getInt("threadCount"))
        .isGreaterThan(before);
    assertThat(author.get("boards").expect(200).body()).contains("\"general\"");
  }

  @Test
  void aNewThreadLeadsItsBoard() {
    String thread = author.thread("On top", "newest").getString("id");

    JsonObject first =
        author
            .get("boards/general/threads?sort=new")
            .expect(200)
            .json()
            .getJsonArray("items")
            .getJsonObject(0);

    assertThat(first.getString("id")).isEqualTo(thread);
  }
}
