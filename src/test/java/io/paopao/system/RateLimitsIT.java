package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Redis;
import io.paopao.stack.Stack;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RateLimitsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  /// `paopao.rate-limit.login-name`
  private static final int GUESSES = 6;

  private final Api anonymous = Api.anonymous();
  private final String handle = Api.member().handle();

  @Test
  void anAddressThatAClientMakesUpGainsNothing() {
    for (int i = 0; i < GUESSES; i++) {
      guess("X-Forwarded-For", "203.0.113." + i, "$WSRA", "203.0.113." + i)
          .expectProblem(401, "session.credentials");
    }

    AtomicInteger made = new AtomicInteger(100);
    isRefusedSoon(() -> {
      String up = "203.0.113." + made.incrementAndGet();
      return guess("X-Forwarded-For", up, "Forwarded", "for=" + up, "$WSRA", up);
    });
  }

  @Test
  @Order(Integer.MAX_VALUE) // while Redis comes back, guesses are counted in two places
  void guessingIsSlowedDownWithoutRedisToo() {
    Redis redis = Stack.running().redis();
    redis.kill();
    try {
      for (int i = 0; i < GUESSES; i++) {
        guess().expectProblem(401, "session.credentials");
      }
      isRefusedSoon(this::guess);
      anonymous.get("boards").expect(200);
    } finally {
      redis.start();
      Eventually.within(SOON, this::redisIsAskedAgain);
    }
  }

  @Test
  void aStrangerIsToldTheLimitsOfTheirAddress() {
    Answer answer = anonymous.get("boards").expect(200);

    assertThat(answer.header("RateLimit-Policy")).matches("\"read-address\";q=\\d+;w=\\d+");
    assertThat(answer.header("RateLimit")).matches("\"read-address\";r=\\d+;t=\\d+");
  }

  // only a call that needs Redis finds out that it is back
  private void redisIsAskedAgain() {
    anonymous.post("sessions", json("login", "nobody", "password", "not the password"));
    assertThat(Metrics.now().value("paopao_redis_open")).hasValue(0.0);
  }

  /// One more guess is allowed every ten seconds, which may pass while guesses are answered.
  private static void isRefusedSoon(Supplier<Answer> guess) {
    Eventually.within(SOON, () -> guess.get().expectProblem(429, "rateLimited"));
  }

  private Answer guess(String... headers) {
    return anonymous.post(
        "sessions", json("login", handle, "password", "not the password"), headers);
  }
}
