package io.paopao.users.passwords;

import io.paopao.platform.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets few do costly work at once, some wait for a while, and sends the others away.
final class Bulkhead {

  private final String name;
  private final Duration longestWait;
  private final Semaphore places;
  private final Semaphore permits;

  /// @param name what a refusal says is not available
  Bulkhead(String name, int atOnce, int waiting, Duration longestWait) {
    this.name = name;
    this.longestWait = longestWait;
    this.places = new Semaphore(atOnce + waiting);
    this.permits = new Semaphore(atOnce, true);
  }

  /// @throws Problem 503 `unavailable` when too many wait already, or after the longest wait
  <T> T run(Supplier<T> work) {
    if (!places.tryAcquire()) {
      throw Problem.unavailable(name);
    }
    try {
      return permitted(work);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable(name);
    } finally {
      places.release();
    }
  }

  private <T> T permitted(Supplier<T> work) throws InterruptedException {
    if (!permits.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
      throw Problem.unavailable(name);
    }
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }
}
