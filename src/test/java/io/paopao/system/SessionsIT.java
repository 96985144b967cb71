package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionsIT {

  private final Api member = Api.member();
  private final Api anonymous = Api.anonymous();

  @Test
  void racingRefreshesOfOneTokenFindOneSuccessor() throws Exception {
    String token = signIn(Api.PASSWORD).expect(201).string("refreshToken");
    List<Callable<String>> twins =
        IntStream.range(0, 16).<Callable<String>>mapToObj(i -> () -> refreshed(token)).toList();

    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<String>> successors = threads.invokeAll(twins);

      String one = successors.getFirst().get();
      for (Future<String> each : successors) {
        assertThat(each.get()).isEqualTo(one);
      }
      anonymous.post("sessions/refresh", json("refreshToken", one)).expect(201);
    }
  }

  @Test
  void aForgedTokenEndsNoSession() {
    String token = signIn(Api.PASSWORD).expect(201).string("refreshToken");
    char other = token.charAt(40) == 'A' ? 'B' : 'A';
    String stranger = token.substring(0, 11) + "A".repeat(64);

    anonymous
        .post("sessions/refresh", json("refreshToken", stranger))
        .expectProblem(401, "session.unknown");
    anonymous.post("sessions/refresh", json("refreshToken", token)).expect(201);
    anonymous
        .post(
            "sessions/refresh",
            json("refreshToken", token.substring(0, 40) + other + token.substring(41)))
        .expectProblem(401, "session.reused");
  }

  @Test
  void aReusedTokenEndsItsAccessTokensToo() {
    JsonObject first = signIn(Api.PASSWORD).expect(201).json();
    String second = refreshed(first.getString("refreshToken"));
    refreshed(second);

    anonymous
        .post("sessions/refresh", json("refreshToken", first.getString("refreshToken")))
        .expectProblem(401, "session.reused");

    anonymous
        .withToken(first.getString("accessToken"))
        .get("me")
        .expectProblem(401, "token.invalid");
  }

  @Test
  void theOwnerListsAndEndsSessions() {
    JsonObject other = signIn(Api.PASSWORD).expect(201).json();
    Replication.awaitReplica();
    List<JsonObject> open =
        member.get("sessions").expect(200).json().getJsonArray("items").stream()
            .map(JsonObject.class::cast)
            .toList();
    String id =
        open.stream()
            .filter(s -> !s.getBoolean("current"))
            .findFirst()
            .orElseThrow()
            .getString("id");

    assertThat(open).hasSize(2);
    Api.member().delete("sessions/" + id).expectProblem(404, "notFound");
    member.delete("sessions/" + id).expect(204);
    member.delete("sessions/" + id).expectProblem(404, "notFound");
    anonymous
        .withToken(other.getString("accessToken"))
        .get("me")
        .expectProblem(401, "token.invalid");
  }

  @Test
  void aNewPasswordEndsTheOtherSessions() {
    JsonObject other = signIn(Api.PASSWORD).expect(201).json();

    member
        .post("me/password", json("currentPassword", "not it at all", "newPassword", "纸上得来终觉浅"))
        .expectProblem(403, "password.wrong");
    member
        .post("me/password", json("currentPassword", Api.PASSWORD, "newPassword", "12345678"))
        .expectProblem(422, "invalid");
    member
        .post("me/password", json("currentPassword", Api.PASSWORD, "newPassword", "纸上得来终觉浅!"))
        .expect(204);

    member.get("me").expect(200);
    anonymous
        .withToken(other.getString("accessToken"))
        .get("me")
        .expectProblem(401, "token.invalid");
    signIn(Api.PASSWORD).expectProblem(401, "session.credentials");
    signIn("纸上得来终觉浅!").expect(201);
  }

  @Test
  void guessingIsSlowedDownForTheOneWhoGuesses() {
    for (int i = 0; i < 6; i++) {
      signIn("guess number " + i).expectProblem(401, "session.credentials");
    }

    // one more guess is allowed every ten seconds, which may have passed
    Eventually.within(
        Duration.ofSeconds(30), () -> signIn("one more").expectProblem(429, "rateLimited"));
    Answer refused = signIn(Api.PASSWORD).expectProblem(429, "rateLimited");

    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    member.get("me").expect(200);
  }

  @Test
  void everyAnswerTellsWhatIsLeftOfItsLimit() {
    Answer answer = member.get("me").expect(200);

    assertThat(answer.header("RateLimit-Policy"))
        .matches("\"read-session\";q=\\d+;w=\\d+, \"read-account\";q=\\d+;w=\\d+");
    assertThat(answer.header("RateLimit"))
        .matches("\"read-session\";r=\\d+;t=\\d+, \"read-account\";r=\\d+;t=\\d+");
  }

  @Test
  void membersFollowAndBlockAgainAndAgain() {
    Api other = Api.member();

    for (String relation : List.of("me/following/", "me/blocks/")) {
      member.put(relation + other.handle()).expect(204);
      member.put(relation + other.handle()).expect(204);
      member.delete(relation + other.handle()).expect(204);
      member.delete(relation + other.handle()).expect(204);
      member.put(relation + member.handle()).expectProblem(409, "user.self");
      member.put(relation + "nobody-" + member.handle()).expectProblem(404, "notFound");
      anonymous.put(relation + other.handle()).expectProblem(401, "unauthorized");
    }
  }

  @Test
  void aRepeatedRegistrationIsToldTheSameAnswer() {
    String handle = "again-" + member.handle();
    JsonObject request =
        json("handle", handle, "email", handle + "@example.org", "password", Api.PASSWORD);

    Answer first = anonymous.post("users", request, "Idempotency-Key", handle).expect(201);
    Answer second = anonymous.post("users", request, "Idempotency-Key", handle).expect(201);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(first.header("Location")).isEqualTo("/api/v1/users/" + handle);
    anonymous.get(first.header("Location")).expect(200);
  }

  @Test
  void aHandleThatLooksLikeAnotherIsTaken() {
    anonymous
        .post(
            "users",
            json(
                "handle",
                member.handle().replace("e", "е"),
                "email",
                "look-" + member.handle() + "@example.org",
                "password",
                Api.PASSWORD))
        .expectProblem(409, "user.handleTaken");
  }

  private Answer signIn(String password) {
    String login = member.handle() + "@EXAMPLE.org";
    return anonymous.post("sessions", json("login", login, "password", password));
  }

  private String refreshed(String token) {
    return anonymous
        .post("sessions/refresh", json("refreshToken", token))
        .expect(201)
        .string("refreshToken");
  }
}
