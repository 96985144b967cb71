package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaffIT {

  private static final Duration EVERYWHERE = Duration.ofSeconds(2);

  private final Api member = Api.member();
  private final Api moderator = Api.moderator();
  private final Api admin = Api.admin();
  private final String ban = "moderation/users/" + member.handle() + "/ban";
  private final String role = "admin/users/" + member.handle() + "/role";

  @Test
  void aBanEndsEverySessionAndSocketAndTheNextSignIn() {
    try (Watcher watcher = Watcher.connected(member)) {
      moderator.put(ban, json("reason", "Spam.")).expect(204);

      Eventually.within(EVERYWHERE, () -> member.get("me").expectProblem(401, "token.invalid"));
      assertThat(watcher.closeCode()).isEqualTo(3503);
    }
    signIn().expectProblem(403, "account.suspended");
    assertThat(moderator.get(ban).expect(200).string("reason")).isEqualTo("Spam.");

    moderator.delete(ban).expect(204);
    moderator.delete(ban).expect(204);
    moderator.get(ban).expectProblem(404, "notFound");
    signIn().expect(201);
  }

  @Test
  void aBanRunsOutByItself() {
    moderator
        .put(
            ban, json("reason", "Cool down.", "expiresAt", Instant.now().plusSeconds(5).toString()))
        .expect(204);

    signIn().expectProblem(403, "account.suspended");
    Eventually.within(Duration.ofSeconds(30), () -> signIn().expect(201));
  }

  @Test
  void aBanSaysWhyAndEndsInTheFuture() {
    Answer refused = moderator.put(ban, json("reason", "", "expiresAt", "2001-01-01T00:00:00Z"));

    refused.expectProblem(422, "invalid");
    assertThat(refused.body()).contains("\"reason\"", "\"expiresAt\"");
    moderator
        .put(ban, json("reason", "x", "expiresAt", "tomorrow"))
        .expectProblem(400, "json.malformed");
  }

  @Test
  void nobodyReachesTheirOwnRankOrAbove() {
    for (String handle : List.of("moderator", "admin")) {
      moderator
          .put("moderation/users/" + handle + "/ban", json("reason", "x"))
          .expectProblem(403, "staff.rank");
    }
    admin.put("admin/users/admin/role", json("role", "user")).expectProblem(403, "staff.rank");
    member.put(ban, json("reason", "x")).expectProblem(403, "forbidden");
    moderator.put(role, json("role", "moderator")).expectProblem(403, "forbidden");
    Api.anonymous().put(ban, json("reason", "x")).expectProblem(401, "unauthorized");
  }

  @Test
  void anotherRoleHoldsAfterTheNextSignIn() {
    String thread = member.thread("To be locked", "x").getString("id");
    member.put("threads/" + thread + "/lock").expectProblem(403, "forbidden");

    admin.put(role, json("role", "moderator")).expect(204);
    Eventually.within(EVERYWHERE, () -> member.get("me").expectProblem(401, "token.invalid"));
    Api promoted = Api.signedIn(member.handle(), Api.PASSWORD);
    promoted.put("threads/" + thread + "/lock").expect(204);

    admin.put(role, json("role", "user")).expect(204);
    Eventually.within(
        EVERYWHERE,
        () -> promoted.delete("threads/" + thread + "/lock").expectProblem(401, "token.invalid"));
    admin.put(role, json("role", "emperor")).expectProblem(422, "invalid");
  }

  @Test
  void everyActionIsWrittenDown() {
    moderator.put(ban, json("reason", "Spam.")).expect(204);
    moderator.delete(ban).expect(204);
    admin.put(role, json("role", "user")).expect(204);

    String path = "moderation/users/" + member.handle() + "/actions";
    JsonObject first = moderator.get(path + "?limit=2").expect(200).json();
    JsonObject second =
        moderator.get(path + "?limit=2&cursor=" + first.getString("nextCursor")).expect(200).json();

    assertThat(kinds(first)).containsExactly("role", "unban");
    assertThat(kinds(second)).containsExactly("ban");
  }

  private static List<String> kinds(JsonObject page) {
    return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .map(action -> action.getString("kind"))
        .toList();
  }

  private Answer signIn() {
    return Api.anonymous()
        .post("sessions", json("login", member.handle(), "password", Api.PASSWORD));
  }
}
