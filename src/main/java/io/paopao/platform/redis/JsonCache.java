package io.paopao.platform.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.paopao.platform.RequestContext;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Hot resources as ready JSON: in this node for a moment, in Redis for longer, from SQL otherwise.
///
/// Loads of one key are coalesced per node. A caller that must see its own write is answered from
/// SQL: when Redis did not answer, the marker of that write may be missing there.
@ApplicationScoped
public class JsonCache {

  private static final String STORE_UNLESS_NEWER =
      """
      local old = redis.call('GETRANGE', KEYS[1], 0, 7)
      if #old == 8 and old > string.sub(ARGV[1], 1, 8) then return 0 end
      redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
      return 1
      """;

  @Inject private Redis redis;
  @Inject private MetricRegistry metrics;

  @Inject
  @ConfigProperty(name = "paopao.cache.near-time")
  private Duration nearTime;

  @Inject
  @ConfigProperty(name = "paopao.cache.near-bytes")
  private long nearBytes;

  @Inject
  @ConfigProperty(name = "paopao.cache.time")
  private Duration time;

  @SuppressWarnings("NullAway.Init") // by open()
  private Cache<Key, Optional<CachedJson>> near;

  @SuppressWarnings("NullAway.Init") // by open()
  private Counter hits;

  private record Key(String kind, long id) {
    byte[] bytes() {
      return ("json:" + kind + ":" + id).getBytes(StandardCharsets.US_ASCII);
    }
  }

  @PostConstruct
  void open() {
    near =
        Caffeine.newBuilder()
            .maximumWeight(nearBytes)
            .<Key, Optional<CachedJson>>weigher(
                (key, value) -> 100 + value.map(v -> v.bytes().length).orElse(0))
            .expireAfterWrite(nearTime)
            .build();
    hits = metrics.counter("paopao_cache_reads", new Tag("from", "memory"));
  }

  /// The resource, or empty when the loader knows none.
  ///
  /// @param loader reads from SQL; runs at most once at a time for each key of this node
  public Optional<CachedJson> get(String kind, long id, Supplier<Optional<CachedJson>> loader) {
    Key key = new Key(kind, id);
    if (RequestContext.current().causal() != null) {
      return load(key, loader);
    }
    Optional<CachedJson> known = near.getIfPresent(key);
    if (known != null) {
      hits.inc();
      return known;
    }
    return near.get(key, k -> far(k, loader));
  }

  /// Forgets what is older than the version. Call it after the commit, before the caller is told.
  public void invalidate(String kind, long id, long version) {
    Key key = new Key(kind, id);
    near.invalidate(key);
    store(key, CachedJson.marker(version));
  }

  private Optional<CachedJson> far(Key key, Supplier<Optional<CachedJson>> loader) {
    Optional<CachedJson> stored =
        redis
            .ask(client -> client.get(key.bytes()))
            .map(CachedJson::unpacked)
            .filter(value -> !value.isMarker());
    if (stored.isPresent()) {
      count("redis");
      return stored;
    }
    return load(key, loader);
  }

  private Optional<CachedJson> load(Key key, Supplier<Optional<CachedJson>> loader) {
    count("sql");
    Optional<CachedJson> loaded = loader.get();
    loaded.ifPresent(value -> store(key, value));
    return loaded;
  }

  private void store(Key key, CachedJson value) {
    long millis = time.toMillis() * (90 + ThreadLocalRandom.current().nextInt(20)) / 100;
    redis.ask(client ->
        client.eval(
            STORE_UNLESS_NEWER.getBytes(StandardCharsets.US_ASCII),
            List.of(key.bytes()),
            List.of(value.packed(), String.valueOf(millis).getBytes(StandardCharsets.US_ASCII))));
  }

  private void count(String from) {
    metrics.counter("paopao_cache_reads", new Tag("from", from)).inc();
  }
}
