package io.paopao.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets few do costly work at once, some wait for a while, and sends the others away. Thread-safe.
public final class Bulkhead {

  private final String name;
  private final Duration longestWait;
  private final Semaphore places;
  private final Semaphore permits;

  /// @param name what a refusal says is not available
  public Bulkhead(String name, int atOnce, int waiting, Duration longestWait) {
    this.name = name;
    this.longestWait = longestWait;
    this.places = new Semaphore(atOnce + waiting);
    this.permits = new Semaphore(atOnce, true);
  }

  /// @throws Problem 503 `unavailable` when too many wait already, or after the longest wait; 504
  ///   `deadline.exceeded` when the request's time is over before
  public <T> T run(Supplier<T> work) {
    return run(
        work,
        () -> {
          throw Problem.unavailable(name);
        });
  }

  /// @param refused runs instead when too many wait already, or after the longest wait
  public <T> T run(Supplier<T> work, Supplier<T> refused) {
    if (!places.tryAcquire()) {
      return refused.get();
    }
    try {
      return permitted(work, refused);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refused.get();
    } finally {
      places.release();
    }
  }

  private <T> T permitted(Supplier<T> work, Supplier<T> refused) throws InterruptedException {
    Deadline deadline = Deadline.current();
    if (!permits.tryAcquire(deadline.atMost(longestWait).toNanos(), TimeUnit.NANOSECONDS)) {
      deadline.check();
      return refused.get();
    }
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }
}
