package io.paopao.platform.logging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.LogRecord;

/// Log records on their way to the server's log, bounded in number and in bytes: when there is no
/// room, the oldest go, and are counted. Thread-safe; adding never waits for the log.
final class LogRing {

  private final int mostRecords;
  private final long mostBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Deque<Entry> entries;
  private long bytes;
  private long dropped;

  private record Entry(LogRecord record, int bytes) {}

  LogRing(int mostRecords, long mostBytes) {
    this.mostRecords = mostRecords;
    this.mostBytes = mostBytes;
    this.entries = new ArrayDeque<>(mostRecords);
  }

  /// @param size of the record in bytes, about
  void add(LogRecord record, int size) {
    lock.lock();
    try {
      while (!entries.isEmpty() && (entries.size() >= mostRecords || bytes + size > mostBytes)) {
        bytes -= entries.removeFirst().bytes();
        dropped++;
      }
      entries.addLast(new Entry(record, size));
      bytes += size;
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  /// The oldest records; empty when none have come in time.
  List<LogRecord> take(int most, Duration longest) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = longest.toNanos();
      while (left > 0 && entries.isEmpty()) {
        left = filled.awaitNanos(left);
      }
      List<LogRecord> taken = new ArrayList<>(Math.min(most, entries.size()));
      while (taken.size() < most && !entries.isEmpty()) {
        Entry entry = entries.removeFirst();
        bytes -= entry.bytes();
        taken.add(entry.record());
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return entries.size();
    } finally {
      lock.unlock();
    }
  }

  long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  /// How many records have been dropped so far.
  long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }
}
