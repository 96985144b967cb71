package io.paopao.platform.events;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/// What this node has committed: how often and when last, of everything, of a topic, and of one key
/// of a topic. A fixed number of slots counts for all keys, so something may seem to have changed
/// that has not; never the other way round. Thread-safe.
public final class Commits {

  private static final int SLOTS = 4_096;
  private static final int ALL = SLOTS;
  private static final int UNKNOWN = SLOTS + 1;

  private final AtomicLongArray counts = new AtomicLongArray(SLOTS + 2);
  private final AtomicLongArray times = new AtomicLongArray(SLOTS + 2);

  Commits() {
    long now = System.nanoTime();
    for (int slot = 0; slot < times.length(); slot++) {
      times.set(slot, now);
    }
  }

  /// How things stand.
  ///
  /// @param count grows with every commit that counts
  /// @param nanos when that was the last time, as [System#nanoTime] tells; when the node began, if
  ///   there was none
  public record Mark(long count, long nanos) {

    /// Changes when either does.
    public Mark and(Mark other) {
      return new Mark(count + other.count, nanos - other.nanos > 0 ? nanos : other.nanos);
    }
  }

  /// Of everything that is committed.
  public Mark all() {
    return mark(ALL);
  }

  /// Of commits that nobody knows the subject of.
  public Mark unknown() {
    return mark(UNKNOWN);
  }

  /// Of all events of the topic.
  public Mark of(String topic) {
    return mark(slot(topic, ""));
  }

  /// Of the events of the topic with that key.
  public Mark of(String topic, String key) {
    return mark(slot(topic, key));
  }

  void add(List<Outbox.Pending> events) {
    long now = System.nanoTime();
    for (Outbox.Pending pending : events) {
      Event event = pending.event();
      count(slot(event.topic(), ""), now);
      count(slot(event.topic(), event.key()), now);
    }
    count(ALL, now);
  }

  void addUnknown() {
    long now = System.nanoTime();
    count(UNKNOWN, now);
    count(ALL, now);
  }

  private void count(int slot, long now) {
    times.set(slot, now);
    counts.incrementAndGet(slot);
  }

  private Mark mark(int slot) {
    return new Mark(counts.get(slot), times.get(slot));
  }

  private static int slot(String topic, String key) {
    int hash = 31 * topic.hashCode() + key.hashCode();
    hash *= 0x9E3779B9;
    return hash >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SLOTS));
  }
}
