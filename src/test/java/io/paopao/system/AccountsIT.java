package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountsIT {

  @Test
  void aNewMemberReadsTheirOwnProfile() {
    Api member = Api.member();

    JsonObject me = member.get("me").expect(200).json();
    Replication.awaitReplica();

    assertThat(me.getString("handle")).isEqualTo(member.handle());
    assertThat(Api.anonymous().get("users/" + member.handle()).expect(200).string("id"))
        .isEqualTo(me.getString("id"));
  }

  @Test
  void theLongestHandleMayBeAskedForOnce() {
    String handle = "泡".repeat(22) + Long.toString(System.nanoTime() % 100_000_000);
    JsonObject wanted =
        json(
            "handle",
            handle,
            "email",
            "long" + System.nanoTime() + "@example.org",
            "password",
            Api.PASSWORD);
    String key = UUID.randomUUID().toString();

    Answer first = Api.anonymous().post("users", wanted, "Idempotency-Key", key).expect(201);
    Answer again = Api.anonymous().post("users", wanted, "Idempotency-Key", key).expect(201);

    assertThat(again.header("Location"))
        .isEqualTo(first.header("Location"))
        .hasSizeGreaterThan(200);
  }

  @Test
  void aProfileNeverShowsTheAddress() {
    Api member = Api.member();
    Replication.awaitReplica();

    assertThat(Api.anonymous().get("users/" + member.handle()).expect(200).body())
        .doesNotContain("@example.org");
  }

  @Test
  void aTakenHandleIsAConflict() {
    Api member = Api.member();

    Api.anonymous()
        .post(
            "users",
            json(
                "handle",
                member.handle().toUpperCase(java.util.Locale.ROOT),
                "email",
                "other" + member.handle() + "@example.org",
                "password",
                Api.PASSWORD))
        .expectProblem(409, "user.handleTaken");
  }

  @Test
  void invalidMembersAreAllNamed() {
    JsonObject problem =
        Api.anonymous()
            .post("users", json("handle", "!", "email", "nobody", "password", "short"))
            .expectProblem(422, "invalid")
            .json();

    assertThat(problem.getJsonArray("errors").getValuesAs(JsonObject.class))
        .extracting(error -> error.getString("field"))
        .contains("handle", "email", "password");
  }

  @Test
  void aWrongPasswordAndAnUnknownLoginLookTheSame() {
    Api member = Api.member();

    Answer wrong =
        Api.anonymous()
            .post("sessions", json("login", member.handle(), "password", "wrong password 1"));
    Answer unknown =
        Api.anonymous()
            .post(
                "sessions", json("login", "nobody-" + member.handle(), "password", "wrong 12345"));

    assertThat(wrong.status()).isEqualTo(401).isEqualTo(unknown.status());
    assertThat(wrong.string("code")).isEqualTo(unknown.string("code"));
    assertThat(wrong.string("detail")).isEqualTo(unknown.string("detail"));
  }

  @Test
  void aUsedRefreshTokenRevokesItsFamily() {
    Api member = Api.member();
    Api anonymous = Api.anonymous();
    String first =
        anonymous
            .post("sessions", json("login", member.handle(), "password", Api.PASSWORD))
            .expect(201)
            .string("refreshToken");
    String second = refresh(anonymous, first).expect(201).string("refreshToken");
    String third = refresh(anonymous, second).expect(201).string("refreshToken");

    refresh(anonymous, first).expectProblem(401, "session.reused");

    assertThat(refresh(anonymous, third).status()).isEqualTo(401);
  }

  @Test
  void aLoggedOutSessionStopsAtOnce() {
    Api member = Api.member();

    member.delete("sessions/current").expect(204);

    Eventually.within(
        Duration.ofSeconds(2), () -> member.get("me").expectProblem(401, "token.invalid"));
  }

  @Test
  void theKeySetIsPublicAndHoldsNoPrivatePart() {
    JsonObject keys = Api.anonymous().get("/.well-known/jwks.json").expect(200).json();

    JsonObject key = keys.getJsonArray("keys").getJsonObject(0);
    assertThat(key.getString("crv")).isEqualTo("P-256");
    assertThat(key).doesNotContainKey("d");
  }

  @Test
  void aProfileChangeNeedsTheVersionThatItWasMadeFrom() {
    Api member = Api.member();
    String tag = member.get("me").expect(200).header("ETag");

    member.patch("me", json("displayName", "泡泡"), "If-Match", tag).expect(200);

    member
        .patch("me", json("displayName", "Bubble"), "If-Match", tag)
        .expectProblem(412, "precondition.failed");
    assertThat(member.get("me").string("displayName")).isEqualTo("泡泡");
  }

  @Test
  void pointsThatComeInMeanwhileAreNoConflict() {
    Api member = Api.member();
    Mall.awaitPoints(member, 100);
    Eventually.within(
        Duration.ofSeconds(30),
        () -> assertThat(member.get("me").json().getInt("points")).isEqualTo(100));
    String tag = member.get("me").expect(200).header("ETag");

    member.post("me/points/check-in", json()).expect(200);
    Eventually.within(
        Duration.ofSeconds(30),
        () -> assertThat(member.get("me").json().getInt("points")).isEqualTo(105));

    assertThat(member.get("me").header("ETag")).isNotEqualTo(tag);
    member.patch("me", json("displayName", "泡泡"), "If-Match", tag).expect(200);
  }

  private static Answer refresh(Api api, String token) {
    return api.post("sessions/refresh", json("refreshToken", token));
  }
}
