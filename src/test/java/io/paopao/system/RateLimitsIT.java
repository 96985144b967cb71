package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Redis;
import io.paopao.stack.Stack;
import org.junit.jupiter.api.Test;

class RateLimitsIT {

  /// `paopao.rate-limit.login-name`
  private static final int GUESSES = 6;

  private final Api anonymous = Api.anonymous();
  private final String handle = Api.member().handle();

  @Test
  void anAddressThatAClientMakesUpGainsNothing() {
    guess().expectProblem(401, "session.credentials");
    // a node that has just lost Redis counts by itself, so that some guesses may count twice over
    for (int i = 0; i < 2 * GUESSES; i++) {
      guess("X-Forwarded-For", "203.0.113." + i, "$WSRA", "203.0.113." + i);
    }

    guess("X-Forwarded-For", "203.0.113.99", "Forwarded", "for=203.0.113.99", "$WSRA", "1.1.1.1")
        .expectProblem(429, "rateLimited");
  }

  @Test
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
    }
  }

  @Test
  void aStrangerIsToldTheLimitsOfTheirAddress() {
    Answer answer = anonymous.get("boards").expect(200);

    assertThat(answer.header("RateLimit-Policy")).matches("\"read-address\";q=\\d+;w=\\d+");
    assertThat(answer.header("RateLimit")).matches("\"read-address\";r=\\d+;t=\\d+");
  }

  private Answer guess(String... headers) {
    return anonymous.post(
        "sessions", json("login", handle, "password", "not the password"), headers);
  }
}
