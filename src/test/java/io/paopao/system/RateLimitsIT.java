package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Redis;
import io.paopao.stack.Stack;
import java.time.Duration;
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

    guess("X-Forwarded-For", "203.0.113.99", "Forwarded", "for=203.0.113.99", "$WSRA", "1.1.1.1")
        .expectProblem(429, "rateLimited");
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
      guess().expectProblem(429, "rateLimited");
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

  private Answer guess(String... headers) {
    return anonymous.post(
        "sessions", json("login", handle, "password", "not the password"), headers);
  }
}
