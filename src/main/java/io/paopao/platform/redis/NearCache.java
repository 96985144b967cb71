package io.paopao.platform.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What this node remembers for a moment. Thread-safe.
final class NearCache {

  private static final int STRIPES = 1024;

  private final Cache<CacheKey, Reading> entries;

  /// How often something was forgotten, for a part of the keys each: what was read before must not
  /// be remembered after.
  private final AtomicIntegerArray forgotten = new AtomicIntegerArray(STRIPES);

  NearCache(CacheSettings.Near settings) {
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(settings.bytes())
            .<CacheKey, Reading>weigher(
                (key, read) -> 100 + read.value().map(json -> json.bytes().length).orElse(0))
            .expireAfterWrite(settings.time())
            .build();
  }

  /// What is remembered, also that there is nothing; null when nothing is remembered.
  @Nullable Reading get(CacheKey key) {
    return entries.getIfPresent(key);
  }

  /// Remembers what the reading brings, if it may and nothing was forgotten meanwhile.
  Optional<CachedJson> remember(CacheKey key, Supplier<Reading> reading) {
    int before = forgotten.get(stripe(key));
    Reading read = reading.get();
    if (read.memorable() && forgotten.get(stripe(key)) == before) {
      entries.put(key, read);
    }
    return read.value();
  }

  /// @param memorable false for what may be different a moment later
  record Reading(Optional<CachedJson> value, boolean memorable) {}

  void forget(CacheKey key) {
    forgotten.incrementAndGet(stripe(key));
    entries.invalidate(key);
  }

  void forgetAll() {
    for (int i = 0; i < STRIPES; i++) {
      forgotten.incrementAndGet(i);
    }
    entries.invalidateAll();
  }

  private static int stripe(CacheKey key) {
    return Math.floorMod(key.hashCode(), STRIPES);
  }
}
