package io.paopao.platform.limits;

import io.paopao.platform.Deadline;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets as many requests in as there is capacity for. While there is some, entering costs one
/// atomic operation. Thread-safe.
final class Gate {

  private final Capacity capacity;
  private final Semaphore places;
  private final AtomicInteger waiting = new AtomicInteger();

  Gate(Capacity capacity) {
    this.capacity = capacity;
    this.places = new Semaphore(capacity.atOnce());
  }

  /// Whether the request may go on; whoever may [#leave]s in the end.
  boolean enter(Deadline deadline) throws InterruptedException {
    return places.tryAcquire() || waited(deadline);
  }

  private boolean waited(Deadline deadline) throws InterruptedException {
    try {
      return waiting.incrementAndGet() <= capacity.waiting()
          && places.tryAcquire(
              deadline.atMost(capacity.longestWait()).toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      waiting.decrementAndGet();
    }
  }

  void leave() {
    places.release();
  }

  /// How many wait.
  int waiting() {
    return waiting.get();
  }

  /// How many are inside.
  int inside() {
    return capacity.atOnce() - places.availablePermits();
  }
}
