package io.paopao.platform.redis;

import io.paopao.platform.Bulkhead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Hot resources as ready JSON: in this node for a moment, in Redis for longer, from SQL otherwise.
///
/// SQL is asked once for a key that many want, by one node at a time; by a bounded number of
/// threads in all; and not at all for what cannot exist. A caller that must see its own write is
/// answered from SQL. Thread-safe.
@ApplicationScoped
public class JsonCache {

  private final Parts parts;
  private final MetricRegistry metrics;

  /// What all views share.
  record Parts(
      NearCache near,
      FarCache far,
      MissedInvalidations invalidations,
      SingleFlight<CacheKey, Optional<CachedJson>> flights,
      Bulkhead loads,
      Duration lease) {}

  /// What is cached.
  ///
  /// @param name of the cache, for keys and metrics
  /// @param mayExist false for ids that certainly name nothing
  /// @param load reads from SQL; empty when there is nothing
  public record Source(
      String name, LongPredicate mayExist, LongFunction<Optional<CachedJson>> load) {}

  @Inject
  JsonCache(Redis redis, CacheSettings settings, MetricRegistry metrics) {
    FarCache far = new FarCache(redis, settings.far());
    CacheSettings.Loads bound = settings.loads();
    Duration lease = settings.far().lease();
    this.parts =
        new Parts(
            new NearCache(settings.near()),
            far,
            new MissedInvalidations(far, System::nanoTime),
            new SingleFlight<>(lease.plus(bound.longestWait()).multipliedBy(2)),
            new Bulkhead("cache", bound.atOnce(), bound.waiting(), bound.longestWait()),
            lease);
    this.metrics = metrics;
    metrics.gauge("paopao_cache_invalidations_missed", parts.invalidations()::size);
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected JsonCache() {
    this.parts = null;
    this.metrics = null;
  }

  public CacheView open(Source source) {
    return new CacheView(source, parts, new CacheReads(metrics, source.name()));
  }

  /// Hears what other nodes invalidate, until the connection breaks. What was said before is not
  /// known, so nothing is remembered from before either.
  void listen(Redis redis) {
    redis.subscribe(
        new ChannelListener() {
          @Override
          public void subscribed() {
            parts.near().forgetAll();
          }

          @Override
          public void heard(String channel, String message) {
            parts.near().forget(CacheKey.parse(message));
          }
        },
        FarCache.CHANNEL);
  }

  /// Tells Redis what it could not be told before.
  void catchUp() {
    parts.invalidations().tell();
  }
}
