package io.paopao.platform.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// A circuit breaker: after some failures in a row nothing gets through for a while; then one call
/// does, and what becomes of it decides for the others. Thread-safe.
final class Breaker {

  private final int failuresToOpen;
  private final long openNanos;
  private final LongSupplier nanoTime;
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicLong nextTry = new AtomicLong();

  Breaker(int failuresToOpen, Duration open, LongSupplier nanoTime) {
    this.failuresToOpen = failuresToOpen;
    this.openNanos = open.toNanos();
    this.nanoTime = nanoTime;
  }

  boolean isOpen() {
    return failures.get() >= failuresToOpen;
  }

  /// Whether this call may try.
  boolean allows() {
    if (!isOpen()) {
      return true;
    }
    long now = nanoTime.getAsLong();
    long next = nextTry.get();
    return now - next >= 0 && nextTry.compareAndSet(next, now + openNanos);
  }

  void succeeded() {
    if (failures.get() != 0) {
      failures.set(0);
    }
  }

  void failed() {
    nextTry.set(nanoTime.getAsLong() + openNanos);
    failures.incrementAndGet();
  }

  /// Opens at once, however few failures there were.
  void open() {
    nextTry.set(nanoTime.getAsLong() + openNanos);
    failures.set(failuresToOpen);
  }
}
