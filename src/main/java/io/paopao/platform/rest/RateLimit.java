package io.paopao.platform.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.paopao.platform.Problem;
import java.util.concurrent.TimeUnit;

/// One limit, counted for each key by itself. Those who have not been seen for a whole period are
/// forgotten.
final class RateLimit {

  private final String name;
  private final Rate rate;
  private final String policy;
  private final Cache<Object, Bucket> buckets;

  /// @param most how many keys are counted at the same time
  RateLimit(String name, Rate rate, int most) {
    this.name = name;
    this.rate = rate;
    this.policy = "\"" + name + "\";q=" + rate.count() + ";w=" + rate.period().toSeconds();
    this.buckets = Caffeine.newBuilder().maximumSize(most).expireAfterAccess(rate.period()).build();
  }

  /// What is left of a limit.
  ///
  /// @param policy the `RateLimit-Policy` header
  /// @param state the `RateLimit` header
  /// @param retryAfterSeconds 0 when it was taken
  record Left(String policy, String state, int retryAfterSeconds) {

    /// @throws Problem 429 when there was nothing left to take
    void check() {
      if (retryAfterSeconds > 0) {
        throw Problem.tooManyRequests(retryAfterSeconds);
      }
    }
  }

  Left take(Object key) {
    ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
    long reset = seconds(probe.getNanosToWaitForReset());
    String state = "\"" + name + "\";r=" + probe.getRemainingTokens() + ";t=" + reset;
    int retryAfter =
        probe.isConsumed() ? 0 : (int) Math.max(1, seconds(probe.getNanosToWaitForRefill()));
    return new Left(policy, state, retryAfter);
  }

  /// Undoes one [#take].
  void giveBack(Object key) {
    bucket(key).addTokens(1);
  }

  private Bucket bucket(Object key) {
    return buckets.get(key, k -> newBucket());
  }

  private Bucket newBucket() {
    return Bucket.builder()
        .addLimit(
            limit -> limit.capacity(rate.count()).refillIntervally(rate.count(), rate.period()))
        .build();
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
  }
}
