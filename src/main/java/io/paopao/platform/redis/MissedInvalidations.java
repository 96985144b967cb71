package io.paopao.platform.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// What Redis should have been told and was not, because it did not answer. Until it is told, this
/// node believes nothing that Redis says about these resources; when there are too many of them,
/// nothing at all, for as long as an old entry can live. Thread-safe.
final class MissedInvalidations {

  static final int MOST = 10_000;

  private final FarCache far;
  private final LongSupplier nanoTime;
  private final Map<CacheKey, Long> missed = new ConcurrentHashMap<>();
  private volatile long distrustUntil;
  private volatile boolean distrust;

  MissedInvalidations(FarCache far, LongSupplier nanoTime) {
    this.far = far;
    this.nanoTime = nanoTime;
  }

  /// Tells Redis, or remembers to.
  void invalidate(CacheKey key, long version) {
    if (missed.isEmpty() && far.invalidate(key, version)) {
      return;
    }
    if (missed.size() < MOST || missed.containsKey(key)) {
      missed.merge(key, version, Math::max);
    } else {
      distrustUntil =
          nanoTime.getAsLong() + far.longestLife().plus(Duration.ofSeconds(1)).toNanos();
      distrust = true;
    }
  }

  /// Whether what Redis says about it can be believed.
  boolean allowsReading(CacheKey key) {
    if (distrust) {
      if (nanoTime.getAsLong() - distrustUntil < 0) {
        return false;
      }
      distrust = false;
    }
    return missed.isEmpty() || !missed.containsKey(key);
  }

  int size() {
    return missed.size();
  }

  /// Tells Redis what it has missed, as far as it answers.
  void tell() {
    for (CacheKey key : List.copyOf(missed.keySet())) {
      Long version = missed.get(key);
      if (version == null) {
        continue;
      }
      if (!far.invalidate(key, version)) {
        return;
      }
      missed.remove(key, version);
    }
  }
}
