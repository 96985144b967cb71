package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportsIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String QUEUE = "moderation/reports";

  private final Api author = Api.member();
  private final Api reporter = Api.member();
  private final Api moderator = Api.moderator();
  private final String thread = author.thread("Reported", "Buy now!").getString("id");

  @Test
  void oneDecisionAnswersEveryReportOfThePost() {
    String post = author.reply(thread, "Buy now, again!").getString("id");
    JsonObject first = report(reporter, post, "spam").json();
    String second = report(Api.member(), post, "abuse").string("id");
    assertThat(first.getString("note")).isEqualTo("Look.");
    assertThat(first.get("decision")).isEqualTo(JsonValue.NULL);

    Replication.awaitReplica();
    assertThat(waiting()).contains(first.getString("id"), second);
    JsonObject queued = one(first.getString("id"));
    assertThat(queued.getInt("waiting")).isEqualTo(2);
    assertThat(queued.getJsonObject("post").getString("body")).isEqualTo("Buy now, again!");

    Answer decided = decide(second, json("action", "deletePost", "note", "Advertising."));
    assertThat(decided.expect(201).header("Location")).isEqualTo("/api/v1/" + QUEUE + "/" + second);
    moderator.get("posts/" + post).expect(200);
    assertThat(moderator.get("posts/" + post).json().getBoolean("deleted")).isTrue();
    assertThat(waiting()).doesNotContain(first.getString("id"), second);
    assertThat(decision(first.getString("id")).getString("action")).isEqualTo("deletePost");
    decide(first.getString("id"), json("action", "dismiss")).expectProblem(409, "report.decided");
    JsonObject done = staffActions().getFirst();
    assertThat(done.getString("kind")).isEqualTo("deletePost");
    assertThat(done.getString("detail")).contains("Advertising.");
    isTold("deletePost");
  }

  @Test
  void aDismissedReportChangesNothingAndMayBeSentAgain() {
    String post = author.reply(thread, "Harmless.").getString("id");
    String id = report(reporter, post, "other").string("id");
    reporter
        .post("posts/" + post + "/reports", json("reason", "other"))
        .expectProblem(409, "report.waiting");

    decide(id, json("action", "dismiss")).expect(201);
    Replication.awaitReplica();

    assertThat(author.get("posts/" + post).json().getBoolean("deleted")).isFalse();
    isTold("dismiss");
    String again = report(reporter, post, "other").string("id");
    decide(again, json("action", "lockThread")).expect(201);
    author
        .post("threads/" + thread + "/posts", json("body", "x"))
        .expectProblem(403, "thread.locked");
    assertThat(moderator.get(QUEUE + "?status=decided&limit=1").json().getJsonArray("items"))
        .hasSize(1);
  }

  @Test
  void aBannedAuthorIsGoneWithThePost() {
    String post = author.reply(thread, "Worse.").getString("id");
    String id = report(reporter, post, "abuse").string("id");
    decide(id, json("action", "dismiss", "banUntil", "2100-01-01T00:00:00Z"))
        .expectProblem(422, "invalid");

    decide(id, json("action", "banAuthor", "banUntil", "2100-01-01T00:00:00Z")).expect(201);

    assertThat(moderator.get("posts/" + post).json().getBoolean("deleted")).isTrue();
    JsonObject ban =
        moderator.get("moderation/users/" + author.handle() + "/ban").expect(200).json();
    assertThat(ban.getString("reason")).isEqualTo("abuse");
    assertThat(ban.getString("expiresAt")).startsWith("2100");
  }

  @Test
  void whatIsNotAReportIsRefused() {
    String post = author.reply(thread, "Target.").getString("id");
    String path = "posts/" + post + "/reports";
    reporter.post(path, json("reason", "ugly")).expectProblem(422, "invalid");
    reporter.post(path, json("note", "x")).expectProblem(422, "invalid");
    reporter
        .post(path, json("reason", "spam", "note", "长".repeat(501)))
        .expectProblem(422, "invalid");
    reporter.post("posts/1/reports", json("reason", "spam")).expectProblem(404, "notFound");
    Api.anonymous().post(path, json("reason", "spam")).expectProblem(401, "unauthorized");
    reporter.get(QUEUE).expectProblem(403, "forbidden");
    moderator.get(QUEUE + "?status=all").expectProblem(400, "parameter.invalid");
    moderator.get(QUEUE + "/1").expectProblem(404, "notFound");
    decide("1", json("action", "dismiss")).expectProblem(404, "notFound");
    String id =
        reporter
            .post(path, json("reason", "spam"), "Idempotency-Key", "report-" + post)
            .expect(201)
            .string("id");
    assertThat(
            reporter
                .post(path, json("reason", "spam"), "Idempotency-Key", "report-" + post)
                .string("id"))
        .isEqualTo(id);
    decide(id, json("action", "burn")).expectProblem(422, "invalid");
    author.delete("posts/" + post).expect(204);
    Api.member().post(path, json("reason", "spam")).expectProblem(409, "post.deleted");
  }

  @Test
  void aReportIsSentAndDecidedOnThePage() {
    String post = author.reply(thread, "Seen on the page.").getString("id");
    try (Browser member = Browser.withoutScripts().logIn(reporter);
        Browser staff = Browser.open().logInAs("moderator")) {
      member.go("/t/" + thread).click("#p-" + post + " a[href$='/report']");
      member.click("[name=reason][value=spam]").type("#note", "On the page.");
      member.click("main form button.primary").see(".done");

      Replication.awaitReplica();
      String here = "[action='/moderation/reports/" + idOf(post) + "']";
      staff.go("/moderation/reports").type(here + " [name=note]", "Noted.");
      staff.click(here + " [value=dismiss]").waitForPath("/moderation/reports");
      Eventually.within(SOON, () -> assertThat(decisionOf(post)).isEqualTo("dismiss"));
      staff.go("/moderation/reports?status=decided").seeText(".verdict", "Noted.");
    }
  }

  private String idOf(String post) {
    return items("?limit=100").stream()
        .filter(report -> report.getString("postId").equals(post))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  private String decisionOf(String post) {
    return items("?status=decided").stream()
        .filter(report -> report.getString("postId").equals(post))
        .map(report -> report.getJsonObject("decision").getString("action"))
        .findFirst()
        .orElse("");
  }

  private static Answer report(Api by, String post, String reason) {
    return by.post("posts/" + post + "/reports", json("reason", reason, "note", "Look."))
        .expect(201);
  }

  private Answer decide(String id, JsonObject decision) {
    return moderator.post(QUEUE + "/" + id + "/decisions", decision);
  }

  private JsonObject one(String id) {
    return moderator.get(QUEUE + "/" + id).expect(200).json();
  }

  private JsonObject decision(String id) {
    return one(id).getJsonObject("decision");
  }

  private List<JsonObject> items(String query) {
    return moderator.get(QUEUE + query).expect(200).json().getJsonArray("items").stream()
        .map(JsonValue::asJsonObject)
        .toList();
  }

  private List<String> waiting() {
    return items("?limit=100").stream().map(item -> item.getString("id")).toList();
  }

  private List<JsonObject> staffActions() {
    return moderator
        .get("moderation/users/" + author.handle() + "/actions")
        .expect(200)
        .json()
        .getJsonArray("items")
        .stream()
        .map(JsonValue::asJsonObject)
        .toList();
  }

  private void isTold(String decision) {
    Eventually.within(
        SOON,
        () -> {
          JsonObject news =
              reporter.get("notifications").json().getJsonArray("items").getJsonObject(0);
          assertThat(news.getString("kind")).isEqualTo("report");
          assertThat(news.getString("decision")).isEqualTo(decision);
        });
  }
}
