package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.importer.ImportResult;
import io.paopao.importer.Importer;
import io.paopao.importer.Progress;
import io.paopao.stack.Stack;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostsIT {

  private final Api author = Api.member();

  @TempDir private Path folder;

  @Test
  void listsOfThreadsComeInEveryOrder() {
    String tag = "tag-" + author.handle();
    for (int i = 0; i < 3; i++) {
      author.post("threads", tagged("Sorted " + i, tag)).expect(201);
    }

    for (String sort : List.of("active", "new", "hot")) {
      JsonObject page =
          author.get("threads?limit=2&sort=" + sort + "&tag=" + tag).expect(200).json();
      assertThat(page.getJsonArray("items")).hasSize(2);
      JsonObject rest =
          author
              .get(
                  "threads?limit=2&sort=%s&tag=%s&cursor=%s"
                      .formatted(sort, tag, page.getString("nextCursor")))
              .expect(200)
              .json();
      assertThat(rest.getJsonArray("items")).hasSize(1);
      assertThat(rest.isNull("nextCursor")).isTrue();
      author.get("boards/general/threads?sort=" + sort).expect(200);
    }
    assertThat(items(author.get("threads?author=" + author.handle()))).hasSize(3);
    assertThat(items(author.get("threads?author=nobody-" + author.handle()))).isEmpty();
  }

  @Test
  void postsComeInEveryOrder() {
    String thread = author.thread("Ordered", "first").getString("id");
    author.reply(thread, "second");
    String liked = author.reply(thread, "third").getString("id");
    author.put("posts/" + liked + "/reactions/love").expect(204);

    assertThat(bodies(thread, "old")).containsExactly("first", "second", "third");
    assertThat(bodies(thread, "new")).containsExactly("third", "second", "first");
    assertThat(bodies(thread, "top")).containsExactly("third", "first", "second");
    author.get("threads/" + thread + "/posts?sort=odd").expectProblem(400, "parameter.invalid");
  }

  @Test
  void aThreadIsEditedByItsAuthor() {
    JsonObject thread = author.thread("Befor", "words");
    String path = "threads/" + thread.getString("id");
    String tag = author.get(path).expect(200).header("ETag");

    JsonObject edited =
        author
            .patch(path, json("title", "Before", "body", "other words"), "If-Match", tag)
            .expect(200)
            .json();

    assertThat(edited.getString("title")).isEqualTo("Before");
    assertThat(edited.getJsonObject("firstPost").getString("body")).isEqualTo("other words");
    author
        .patch(path, json("title", "Lost"), "If-Match", tag)
        .expectProblem(412, "precondition.failed");
    Api.member().patch(path, json("title", "Mine")).expectProblem(403, "forbidden");
  }

  @Test
  void moderatorsPinMoveFeatureAndRestore() {
    String path = "threads/" + author.thread("Moderated", "words").getString("id");
    Api moderator = Api.moderator();

    moderator.put(path + "/pin").expect(204);
    moderator.put(path + "/feature").expect(204);
    moderator.put(path + "/board", json("board", "feedback")).expect(204);
    JsonObject thread = moderator.get(path).expect(200).json();
    assertThat(thread.getBoolean("pinned")).isTrue();
    assertThat(thread.getBoolean("featured")).isTrue();
    assertThat(thread.getString("board")).isEqualTo("feedback");
    JsonObject first = items(moderator.get("boards/feedback/threads?limit=1")).getJsonObject(0);
    assertThat(first.getString("title")).isEqualTo("Moderated");
    moderator.delete(path + "/pin").expect(204);
    moderator.delete(path + "/feature").expect(204);
    moderator.put(path + "/board", json("board", "nowhere")).expectProblem(422, "invalid");
    moderator.delete(path).expect(204);
    moderator.post(path + "/restore", json()).expect(204);
    assertThat(moderator.get(path).expect(200).json().getBoolean("deleted")).isFalse();
  }

  @Test
  void bookmarksAreOnesOwn() {
    String post = author.thread("Kept", "keep me").getJsonObject("firstPost").getString("id");

    author.put("posts/" + post + "/bookmark").expect(204);
    author.put("posts/" + post + "/bookmark").expect(204);

    JsonArray kept = items(author.get("me/bookmarks"));
    assertThat(kept).hasSize(1);
    assertThat(kept.getJsonObject(0).getString("title")).isEqualTo("Kept");
    assertThat(items(Api.member().get("me/bookmarks"))).isEmpty();
    author.delete("posts/" + post + "/bookmark").expect(204);
    assertThat(items(author.get("me/bookmarks"))).isEmpty();
  }

  @Test
  void aStaleDraftIsRefused() {
    author.put("me/drafts/new-thread", draft("one", 1)).expect(200);
    author.put("me/drafts/new-thread", draft("two", 2)).expect(200);
    author.put("me/drafts/new-thread", draft("two", 2)).expect(200);

    author.put("me/drafts/new-thread", draft("old", 1)).expectProblem(409, "draft.stale");

    assertThat(author.get("me/drafts/new-thread").expect(200).string("body")).isEqualTo("two");
    author.delete("me/drafts/new-thread").expect(204);
    author.get("me/drafts/new-thread").expectProblem(404, "notFound");
  }

  @Test
  void aPreviewLooksLikeThePost() {
    assertThat(author.post("preview", json("body", "*hi*")).expect(200).string("html"))
        .contains("<em>hi</em>");
    Api.anonymous().post("preview", json("body", "x")).expectProblem(401, "unauthorized");
  }

  @Test
  void viewsAreCountedSoon() {
    String path = "threads/" + author.thread("Looked at", "look").getString("id");
    author.get(path).expect(200);

    Eventually.within(
        Duration.ofSeconds(30),
        () -> assertThat(author.get(path).json().getInt("viewCount")).isPositive());
  }

  @Test
  void anImportedFileIsThereOnce() throws Exception {
    List<String> sample = Files.readAllLines(Path.of("db/seed/sample-500.jsonl")).subList(0, 60);
    Path file = Files.write(folder.resolve("threads.jsonl"), sample);

    ImportResult first = imported(file, folder.resolve("first"));
    ImportResult second = imported(file, folder.resolve("second"));

    assertThat(first.failed()).isEmpty();
    assertThat(first.imported() + first.skipped()).isEqualTo(60);
    assertThat(second.imported()).isZero();
    assertThat(second.skipped()).isEqualTo(60);
  }

  @Test
  void onlyAdministratorsImport() {
    Api.moderator().post("ops/imports", json()).expectProblem(403, "forbidden");
  }

  private static ImportResult imported(Path file, Path state) throws Exception {
    Stack stack = Stack.running();
    return new Importer(stack.forum().adminUri(), "admin", stack.devPassword(), state)
        .run(file, Progress.SILENT);
  }

  private List<String> bodies(String thread, String sort) {
    return items(author.get("threads/" + thread + "/posts?sort=" + sort))
        .getValuesAs(JsonObject.class)
        .stream()
        .map(p -> p.getString("body"))
        .toList();
  }

  private static JsonArray items(Answer answer) {
    return answer.expect(200).json().getJsonArray("items");
  }

  private static JsonObject draft(String body, int sequence) {
    return Json.createObjectBuilder().add("body", body).add("sequence", sequence).build();
  }

  private static JsonObject tagged(String title, String tag) {
    return Json.createObjectBuilder()
        .add("board", "general")
        .add("title", title)
        .add("body", "words")
        .add("tags", Json.createArrayBuilder().add(tag))
        .build();
  }
}
