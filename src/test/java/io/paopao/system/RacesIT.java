package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The same thing asked for by many at once happens once. `-Dchaos.races` makes it more rounds.
class RacesIT {

  private static final int AT_ONCE = 64;
  private static final int REGISTERING = 16;
  private static final int ROUNDS = Integer.getInteger("chaos.races", 2);

  private final Api member = Api.member();

  @Test
  void aRepeatedRequestHasOneEffect() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String title = "Once " + System.nanoTime();
      String key = "race-" + System.nanoTime();
      List<Answer> answers =
          atOnce(i ->
              member.post(
                  "threads",
                  json("board", "general", "title", title, "body", "x"),
                  "Idempotency-Key",
                  key));

      assertThat(answers).allMatch(answer -> List.of(201, 409).contains(answer.status()));
      assertThat(
              answers.stream()
                  .filter(answer -> answer.status() == 201)
                  .map(answer -> answer.string("id"))
                  .distinct())
          .hasSize(1);
      Replication.awaitReplica();
      assertThat(
              member
                  .get("threads?author=" + member.handle() + "&limit=100")
                  .expect(200)
                  .json()
                  .getJsonArray("items")
                  .getValuesAs(JsonObject.class))
          .filteredOn(thread -> thread.getString("title").equals(title))
          .hasSize(1);
    }
  }

  @Test
  void aSessionIsRevokedOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      JsonObject other = Things.signIn(member);
      Api device = member.withToken(other.getString("accessToken"));
      Replication.awaitReplica();
      String id =
          device.get("sessions").expect(200).json().getJsonArray("items").stream()
              .map(JsonObject.class::cast)
              .filter(session -> session.getBoolean("current"))
              .map(session -> session.getString("id"))
              .findFirst()
              .orElseThrow();

      List<Answer> answers = atOnce(i -> member.delete("sessions/" + id));

      assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
      assertThat(answers).allMatch(answer -> List.of(204, 404).contains(answer.status()));
      device.get("me").expectProblem(401, "token.invalid");
    }
  }

  @Test
  void aRefreshHasOneSuccessor() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String token = Things.signIn(member).getString("refreshToken");

      List<Answer> answers =
          atOnce(i -> Api.anonymous().post("sessions/refresh", json("refreshToken", token)));

      assertThat(answers).allMatch(answer -> answer.status() == 201);
      assertThat(answers.stream().map(answer -> answer.string("refreshToken")).distinct())
          .hasSize(1);
    }
  }

  @Test
  void aHandleIsTakenOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String handle = "race" + Long.toString(System.nanoTime(), Character.MAX_RADIX);

      List<Answer> answers =
          atOnce(
              REGISTERING,
              i ->
                  Api.anonymous()
                      .post(
                          "users",
                          json(
                              "handle",
                              i % 2 == 0 ? handle : handle.toUpperCase(Locale.ROOT),
                              "email",
                              handle + i + "@example.org",
                              "password",
                              Api.PASSWORD)));

      assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
      // few passwords are hashed at once: who waits too long is told to come again
      assertThat(answers).allMatch(answer -> List.of(201, 409, 503).contains(answer.status()));
    }
  }

  @Test
  void aReactionCountsOnce() throws Exception {
    String thread = member.thread("Liked at once", "x").getString("id");
    for (int round = 0; round < ROUNDS; round++) {
      String post = member.reply(thread, "reply " + round).getString("id");
      Api reader = Api.member();

      List<Answer> answers = atOnce(i -> reader.put("posts/" + post + "/reactions/like"));

      assertThat(answers).allMatch(answer -> answer.status() < 300);
      Replication.awaitReplica();
      assertThat(
              member
                  .get("posts/" + post)
                  .expect(200)
                  .json()
                  .getJsonArray("reactions")
                  .getJsonObject(0)
                  .getInt("count"))
          .isOne();
    }
  }

  /// One of many calls.
  interface Call {
    Answer number(int i);
  }

  private static List<Answer> atOnce(Call call) throws Exception {
    return atOnce(AT_ONCE, call);
  }

  /// Asks that many times at once.
  static List<Answer> atOnce(int times, Call call) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        Callable<Answer> one =
            () -> {
              start.await();
              return call.number(number);
            };
        answers.add(crowd.submit(one));
      }
      start.countDown();
      List<Answer> all = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        all.add(answer.get(60, TimeUnit.SECONDS));
      }
      return all;
    }
  }
}
