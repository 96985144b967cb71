package io.paopao.platform.redis;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Counts how the reads of one cache were answered: `paopao_cache_reads{cache, result}`.
final class CacheReads {

  /// How a read was answered.
  enum Result {
    /// From this node's memory.
    MEMORY,
    /// From Redis.
    REDIS,
    /// By an entry that says that there is nothing.
    ABSENT,
    /// By the filter: there cannot be anything.
    FILTERED,
    /// From SQL.
    LOADED,
    /// From SQL, because the caller must see a write.
    CAUSAL,
    /// By waiting for a load of this node that was under way.
    COALESCED,
    /// With an old entry, while a node loads.
    STALE,
    /// Not at all: too many loads.
    REFUSED
  }

  private final Map<Result, Counter> counters = new EnumMap<>(Result.class);

  CacheReads(MetricRegistry metrics, String cache) {
    for (Result result : Result.values()) {
      counters.put(
          result,
          metrics.counter(
              "paopao_cache_reads",
              new Tag("cache", cache),
              new Tag("result", result.name().toLowerCase(Locale.ROOT))));
    }
  }

  void count(Result result) {
    Counter counter = counters.get(result);
    if (counter != null) {
      counter.inc();
    }
  }
}
