package io.paopao.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.paopao.platform.Problem;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// One limit, counted for each key by itself over all nodes; while Redis does not answer, over this
/// node. Thread-safe.
final class RateLimit {

  private final Policy policy;
  private final String text;
  private final Cache<String, Bucket> shared;
  private final Cache<String, Bucket> local;
  private final Function<String, Bucket> sharedBucket;
  private final BucketConfiguration configuration;

  /// What a limit is.
  ///
  /// @param lease how much of it a node may give away before it tells the others: 0 for an exact
  ///   limit. Each node may let so many more through.
  record Policy(String name, Rate rate, Lease lease) {}

  /// @param tokens 0 for none
  /// @param longest after which the others are told even of fewer
  record Lease(long tokens, Duration longest) {
    static final Lease NONE = new Lease(0, Duration.ZERO);
  }

  /// @param most how many keys are remembered at the same time
  RateLimit(Policy policy, SharedBuckets buckets, int most) {
    Rate rate = policy.rate();
    this.policy = policy;
    this.text = "\"" + policy.name() + "\";q=" + rate.count() + ";w=" + rate.period().toSeconds();
    this.shared = Caffeine.newBuilder().maximumSize(most).expireAfterAccess(rate.period()).build();
    this.local = Caffeine.newBuilder().maximumSize(most).expireAfterAccess(rate.period()).build();
    this.configuration =
        BucketConfiguration.builder()
            .addLimit(
                limit -> limit.capacity(rate.count()).refillGreedy(rate.count(), rate.period()))
            .build();
    Optimization optimization = optimization(policy.lease());
    this.sharedBucket =
        key ->
            buckets
                .builder()
                .withOptimization(optimization)
                .build(policy.name() + ":" + key, () -> configuration);
  }

  /// What is left of a limit.
  ///
  /// @param policy as it stands in the `RateLimit-Policy` header
  /// @param state as it stands in the `RateLimit` header
  /// @param retryAfterSeconds 0 when one was taken
  record Left(String name, String policy, String state, int retryAfterSeconds) {

    boolean isTaken() {
      return retryAfterSeconds == 0;
    }

    /// @param dryRun refuses nobody
    /// @throws Problem 429 when there was nothing left to take
    void check(boolean dryRun) {
      if (!isTaken() && !dryRun) {
        throw Problem.tooManyRequests(retryAfterSeconds);
      }
    }
  }

  Left take(String key) {
    ConsumptionProbe probe = probe(key);
    long reset = seconds(probe.getNanosToWaitForReset());
    String state = "\"" + policy.name() + "\";r=" + probe.getRemainingTokens() + ";t=" + reset;
    int retryAfter =
        probe.isConsumed() ? 0 : (int) Math.max(1, seconds(probe.getNanosToWaitForRefill()));
    return new Left(policy.name(), text, state, retryAfter);
  }

  /// Undoes one [#take].
  void giveBack(String key) {
    try {
      shared.get(key, sharedBucket).addTokens(1);
    } catch (RuntimeException failure) {
      requireAway(failure);
      Bucket here = local.getIfPresent(key);
      if (here != null) {
        here.addTokens(1);
      }
    }
  }

  private ConsumptionProbe probe(String key) {
    try {
      return shared.get(key, sharedBucket).tryConsumeAndReturnRemaining(1);
    } catch (RuntimeException failure) {
      requireAway(failure);
      return local.get(key, k -> localBucket()).tryConsumeAndReturnRemaining(1);
    }
  }

  /// Throws what is no absence of Redis. Calls that Bucket4j had put together get their common
  /// failure wrapped.
  private static void requireAway(RuntimeException failure) {
    if (!(failure instanceof SharedBuckets.Away)
        && !(failure.getCause() instanceof SharedBuckets.Away)) {
      throw failure;
    }
  }

  private Bucket localBucket() {
    return Bucket.builder().addLimit(configuration.getBandwidths()[0]).build();
  }

  private static Optimization optimization(Lease lease) {
    return lease.tokens() == 0
        ? Optimizations.batching()
        : Optimizations.delaying(new DelayParameters(lease.tokens(), lease.longest()));
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
  }
}
