package io.paopao.push.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: twice as long each time up to a limit, and half of it
/// by chance, so that clients that were cut together do not come back together.
public record Backoff(Duration first, Duration longest) {

  public static final Backoff USUAL = new Backoff(Duration.ofMillis(400), Duration.ofSeconds(30));

  private static final int MOST_DOUBLINGS = 20;

  /// @param attempt 0 for the first
  Duration before(int attempt, RandomGenerator random) {
    long doubled = first.toMillis() << Math.min(attempt, MOST_DOUBLINGS);
    long ceiling = Math.max(1, Math.min(longest.toMillis(), doubled));
    return Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
  }
}
