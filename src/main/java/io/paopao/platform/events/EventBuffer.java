package io.paopao.platform.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// What a listener has fetched and not handled yet: filled by one thread, emptied by another.
/// Bounded, because who fills it stops when [#isFull]. Thread-safe.
///
/// A batch that was taken stays the first one until it is [#done], so that a handler that fails
/// gets the same events again.
final class EventBuffer {

  private final int capacity;
  private final int batch;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<ConsumerRecord<String, String>> waiting = new ArrayDeque<>();
  private final List<ConsumerRecord<String, String>> inHand = new ArrayList<>();
  private final Map<TopicPartition, OffsetAndMetadata> handled = new HashMap<>();

  /// @param capacity the most events that it holds
  /// @param batch the most that one fetch brings, and that are handled at once
  EventBuffer(int capacity, int batch) {
    if (capacity < batch) {
      throw new IllegalArgumentException("a buffer of " + capacity + " holds no fetch of " + batch);
    }
    this.capacity = capacity;
    this.batch = batch;
  }

  void add(Iterable<ConsumerRecord<String, String>> records) {
    lock.lock();
    try {
      records.forEach(waiting::addLast);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Whether another fetch might not fit.
  boolean isFull() {
    return size() + batch > capacity;
  }

  /// Returns when it is not full any more, or when the time is over.
  void awaitRoom(Duration longest) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = longest.toNanos();
      while (left > 0 && isFull()) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return waiting.size() + inHand.size();
    } finally {
      lock.unlock();
    }
  }

  /// The events to handle next, in the order of each partition; empty when none have come in time.
  List<ConsumerRecord<String, String>> take(Duration longest) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = longest.toNanos();
      while (left > 0 && inHand.isEmpty() && waiting.isEmpty()) {
        left = changed.awaitNanos(left);
      }
      while (inHand.size() < batch && !waiting.isEmpty()) {
        inHand.add(waiting.removeFirst());
      }
      return List.copyOf(inHand);
    } finally {
      lock.unlock();
    }
  }

  /// The batch has been handled.
  void done(List<ConsumerRecord<String, String>> records) {
    lock.lock();
    try {
      if (inHand.equals(records)) {
        inHand.forEach(record -> handled.put(partition(record), next(record)));
        inHand.clear();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Where each partition goes on, for all that was handled since the last call.
  Map<TopicPartition, OffsetAndMetadata> takeHandled() {
    lock.lock();
    try {
      Map<TopicPartition, OffsetAndMetadata> taken = Map.copyOf(handled);
      handled.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// Undoes [#takeHandled] for what could not be committed, unless more was handled meanwhile.
  void giveBack(Map<TopicPartition, OffsetAndMetadata> taken) {
    lock.lock();
    try {
      taken.forEach(handled::putIfAbsent);
    } finally {
      lock.unlock();
    }
  }

  /// Drops what waits of partitions that another consumer has now, and waits until none of it is
  /// being handled.
  ///
  /// @return whether that was so in time
  boolean release(Collection<TopicPartition> partitions, Duration longest)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      waiting.removeIf(record -> partitions.contains(partition(record)));
      long left = longest.toNanos();
      while (left > 0 && isInHand(partitions)) {
        left = changed.awaitNanos(left);
      }
      return !isInHand(partitions);
    } finally {
      lock.unlock();
    }
  }

  /// Forgets everything: a new consumer fetches again what was not committed.
  void clear() {
    lock.lock();
    try {
      waiting.clear();
      inHand.clear();
      handled.clear();
    } finally {
      lock.unlock();
    }
  }

  private boolean isInHand(Collection<TopicPartition> partitions) {
    return inHand.stream().anyMatch(record -> partitions.contains(partition(record)));
  }

  static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  static OffsetAndMetadata next(ConsumerRecord<?, ?> record) {
    return new OffsetAndMetadata(record.offset() + 1);
  }
}
