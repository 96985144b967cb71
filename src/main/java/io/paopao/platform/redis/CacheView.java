package io.paopao.platform.redis;

import io.paopao.platform.Deadline;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.redis.CacheReads.Result;
import io.paopao.platform.redis.CachedJson.Entry;
import io.paopao.platform.redis.NearCache.Reading;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One kind of resource in the cache; made once, by [JsonCache#open]. Thread-safe.
public final class CacheView {
  private static final Duration POLL = Duration.ofMillis(20);

  private final JsonCache.Source source;
  private final JsonCache.Parts parts;
  private final CacheReads reads;

  CacheView(JsonCache.Source source, JsonCache.Parts parts, CacheReads reads) {
    this.source = source;
    this.parts = parts;
    this.reads = reads;
  }

  /// The resource, or empty when there is none.
  ///
  /// @throws Problem 503 `unavailable` when too many other resources are being loaded
  public Optional<CachedJson> get(long id) {
    if (!source.mayExist().test(id)) {
      reads.count(Result.FILTERED);
      return Optional.empty();
    }
    CacheKey key = new CacheKey(source.name(), id);
    if (RequestContext.current().causal() != null) {
      reads.count(Result.CAUSAL);
      return load(key, "").value();
    }
    Reading known = parts.near().get(key);
    if (known != null) {
      reads.count(known.value().isPresent() ? Result.MEMORY : Result.ABSENT);
      return known.value();
    }
    return parts
        .flights()
        .run(
            key,
            () ->
                RequestContext.current()
                    .forEverybody(
                        Deadline.after(parts.lease().multipliedBy(2)),
                        () -> parts.near().remember(key, () -> far(key))),
            () -> reads.count(Result.COALESCED));
  }

  /// The resource, if this node remembers it and the caller may be answered from memory; null
  /// otherwise. Asks nobody.
  public @Nullable CachedJson remembered(long id) {
    if (RequestContext.current().causal() != null) {
      return null;
    }
    Reading known = parts.near().get(new CacheKey(source.name(), id));
    CachedJson json = known == null ? null : known.value().orElse(null);
    if (json != null) {
      reads.count(Result.MEMORY);
    }
    return json;
  }

  /// Forgets what is older than the version, on all nodes. Call it after the commit, before the
  /// caller is told.
  public void invalidate(long id, long version) {
    CacheKey key = new CacheKey(source.name(), id);
    parts.near().forget(key);
    parts.invalidations().invalidate(key, version);
  }

  private Reading far(CacheKey key) {
    long deadline = System.nanoTime() + 2 * parts.lease().toNanos();
    while (true) {
      FarCache.Answer answer =
          parts.invalidations().allowsReading(key)
              ? parts.far().read(key)
              : new FarCache.Answer.Silent();
      switch (answer) {
        case FarCache.Answer.Fresh fresh -> {
          return known(fresh.entry(), Result.REDIS);
        }
        case FarCache.Answer.Yours yours -> {
          return loadOr(key, yours.lease(), yours.old());
        }
        case FarCache.Answer.Others others when others.old().isPresent() -> {
          return known(others.old().get(), Result.STALE);
        }
        case FarCache.Answer.Others _ when System.nanoTime() - deadline < 0 ->
            LockSupport.parkNanos(
                ThreadLocalRandom.current().nextLong(POLL.toNanos() / 2, POLL.toNanos()));
        default -> {
          return loadOr(key, "", Optional.empty());
        }
      }
    }
  }

  private Reading known(Entry entry, Result result) {
    boolean absent = entry.kind() == Entry.Kind.ABSENT;
    reads.count(absent ? Result.ABSENT : result);
    return new Reading(absent ? Optional.empty() : Optional.of(entry.json()), true);
  }

  private Reading loadOr(CacheKey key, String lease, Optional<Entry> old) {
    try {
      reads.count(Result.LOADED);
      return load(key, lease);
    } catch (RuntimeException failure) {
      parts.far().release(key, lease);
      if (old.isPresent() && failure instanceof Problem) {
        return known(old.get(), Result.STALE);
      }
      throw failure;
    }
  }

  private Reading load(CacheKey key, String lease) {
    Optional<CachedJson> loaded =
        parts
            .loads()
            .run(
                () -> source.load().apply(key.id()),
                () -> {
                  reads.count(Result.REFUSED);
                  throw Problem.unavailable("cache");
                });
    return new Reading(loaded, keep(key, loaded, lease));
  }

  /// What does not exist yet may exist in a moment, while its id is young.
  ///
  /// @return whether it is the latest, as far as anybody knows, and may be remembered
  private boolean keep(CacheKey key, Optional<CachedJson> loaded, String lease) {
    if (loaded.isPresent()) {
      return parts.far().store(key, Entry.of(loaded.get()), lease);
    }
    if (Ids.isYoung(key.id())) {
      parts.far().release(key, lease);
      return false;
    }
    return parts.far().store(key, Entry.absent(), lease);
  }
}
