package io.paopao.platform.redis;

import static io.paopao.platform.redis.CacheKey.ascii;

import io.paopao.platform.redis.CachedJson.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// The cache that all nodes share, in Redis.
///
/// An entry lives for longer than it is fresh. The first node that asks for one that is missing or
/// no longer fresh gets a lease: it loads, the others are given the old entry meanwhile.
/// Thread-safe.
final class FarCache {

  static final String CHANNEL = "paopao:cache";

  /// The entry, and whether the asker has the lease. A marker is never fresh.
  private static final byte[] READ =
      ascii(
          """
          local entry = redis.call('GET', KEYS[1])
          if entry and string.byte(entry, 9) ~= 77
              and redis.call('PTTL', KEYS[1]) > tonumber(ARGV[1]) then
            return {entry, 'fresh'}
          end
          local won = redis.call('SET', KEYS[2], ARGV[2], 'NX', 'PX', ARGV[3])
          return {entry or '', won and 'lease' or 'wait'}
          """);

  private static final byte[] STORE_UNLESS_NEWER =
      ascii(
          """
          if redis.call('GET', KEYS[2]) == ARGV[3] then redis.call('DEL', KEYS[2]) end
          local old = redis.call('GETRANGE', KEYS[1], 0, 7)
          if #old == 8 and old > string.sub(ARGV[1], 1, 8) then return 0 end
          redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
          return 1
          """);

  private static final byte[] INVALIDATE =
      ascii(
          """
          local old = redis.call('GETRANGE', KEYS[1], 0, 7)
          if not (#old == 8 and old > string.sub(ARGV[1], 1, 8)) then
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
          end
          redis.call('DEL', KEYS[2])
          redis.call('PUBLISH', ARGV[3], ARGV[4])
          return 1
          """);

  private static final byte[] RELEASE =
      ascii("if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end");

  private final Redis redis;
  private final CacheSettings.Far settings;

  /// What Redis knows of a resource.
  sealed interface Answer {
    /// Nothing: it does not answer.
    record Silent() implements Answer {}

    record Fresh(Entry entry) implements Answer {}

    /// Load it, and store it with this lease.
    ///
    /// @param old what may be served when that fails
    record Yours(String lease, Optional<Entry> old) implements Answer {}

    /// Another node loads it.
    record Others(Optional<Entry> old) implements Answer {}
  }

  FarCache(Redis redis, CacheSettings.Far settings) {
    this.redis = redis;
    this.settings = settings;
  }

  Answer read(CacheKey key) {
    String lease = Long.toString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX);
    List<byte[]> arguments =
        List.of(millis(settings.stale()), ascii(lease), millis(settings.lease()));
    return redis
        .ask(client -> client.eval(READ, List.of(key.entry(), key.lease()), arguments))
        .map(answer -> answer(lease, (List<?>) answer))
        .orElseGet(Answer.Silent::new);
  }

  private static Answer answer(String lease, List<?> parts) {
    byte[] packed = (byte[]) parts.get(0);
    String state = new String((byte[]) parts.get(1), StandardCharsets.US_ASCII);
    Optional<Entry> entry =
        packed.length < Entry.SHORTEST ? Optional.empty() : Optional.of(Entry.unpacked(packed));
    Optional<Entry> old = entry.filter(e -> e.kind() != Entry.Kind.MARKER);
    return switch (state) {
      case "fresh" -> new Answer.Fresh(entry.orElseThrow());
      case "lease" -> new Answer.Yours(lease, old);
      default -> new Answer.Others(old);
    };
  }

  /// Stores what was loaded, unless something newer is known, and gives the lease back.
  ///
  /// @param lease empty when there was none
  /// @return false when Redis knows of something newer
  boolean store(CacheKey key, Entry entry, String lease) {
    Duration fresh = entry.kind() == Entry.Kind.ABSENT ? absentTime() : freshTime();
    List<byte[]> arguments =
        List.of(entry.packed(), millis(fresh.plus(settings.stale())), ascii(lease));
    return redis
        .ask(
            client -> client.eval(STORE_UNLESS_NEWER, List.of(key.entry(), key.lease()), arguments))
        .map(stored -> (long) stored == 1)
        .orElse(true);
  }

  void release(CacheKey key, String lease) {
    redis.ask(client ->
        client.eval(RELEASE, List.of(key.lease()), List.of(ascii(lease))) == null ? 0 : 1);
  }

  /// Lets nobody store or serve what is older than the version, and tells all nodes.
  ///
  /// @return whether Redis has done so
  boolean invalidate(CacheKey key, long version) {
    List<byte[]> arguments =
        List.of(
            Entry.marker(version).packed(),
            millis(longestLife()),
            ascii(CHANNEL),
            ascii(key.toString()));
    return redis
        .ask(client -> client.eval(INVALIDATE, List.of(key.entry(), key.lease()), arguments))
        .isPresent();
  }

  /// The longest that an entry lives.
  Duration longestLife() {
    return settings.time().multipliedBy(2).plus(settings.stale());
  }

  /// What was loaded at the same moment must not expire at the same moment.
  private Duration freshTime() {
    long percent = ThreadLocalRandom.current().nextLong(60, 141);
    return settings.time().multipliedBy(percent).dividedBy(100);
  }

  private Duration absentTime() {
    long percent = ThreadLocalRandom.current().nextLong(50, 101);
    return settings.absent().multipliedBy(percent).dividedBy(100);
  }

  private static byte[] millis(Duration time) {
    return ascii(String.valueOf(time.toMillis()));
  }
}
