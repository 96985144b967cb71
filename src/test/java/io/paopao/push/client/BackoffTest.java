package io.paopao.push.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Duration FIRST = Duration.ofMillis(400);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Test
  void doublesUpToALimitAndLeavesHalfOfItToChance() {
    Backoff backoff = new Backoff(FIRST, LONGEST);
    Random random = new Random(7);
    for (int attempt = 0; attempt < 100; attempt++) {
      long ceiling = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt, 20));
      assertThat(backoff.before(attempt, random))
          .isBetween(Duration.ofMillis(ceiling / 2), Duration.ofMillis(ceiling));
    }
  }
}
