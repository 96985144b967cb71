package io.paopao.platform.limits;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets as many requests in as there is capacity for, and has others wait in a line, which takes no
/// thread. While there is capacity, entering costs two atomic operations. Thread-safe.
final class Gate {

  private static final int THREADS = 8;

  private final Capacity capacity;
  private final Semaphore places;
  private final Semaphore threads = new Semaphore(THREADS);
  private final AtomicInteger waiting = new AtomicInteger();
  private final Queue<Waiting> line = new ConcurrentLinkedQueue<>();

  Gate(Capacity capacity) {
    this.capacity = capacity;
    this.places = new Semaphore(capacity.atOnce());
  }

  /// One who waits in the line.
  interface Waiting {

    /// There is a place, which is to be [#leave]d in the end.
    ///
    /// @return false from one who no longer waits: the next may have it
    boolean admitted();
  }

  Capacity capacity() {
    return capacity;
  }

  /// Whether there is a place and nobody waits for one; who has it [#leave]s in the end.
  boolean enter() {
    return waiting.get() == 0 && places.tryAcquire();
  }

  /// As [#enter()], waiting in the line with a thread; only a few may.
  boolean enter(Duration longestWait) throws InterruptedException {
    if (enter()) {
      return true;
    }
    if (!threads.tryAcquire()) {
      return false;
    }
    try {
      return hasRoom() && new Sleeper().isAdmitted(longestWait);
    } finally {
      threads.release();
    }
  }

  /// Waits with its thread.
  private final class Sleeper implements Waiting {

    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    @Override
    public boolean admitted() {
      return end.complete(true);
    }

    boolean isAdmitted(Duration longestWait) throws InterruptedException {
      join(this);
      try {
        return end.get(longestWait.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException late) {
        return !end.complete(false);
      } catch (InterruptedException stopping) {
        if (!end.complete(false)) {
          leave();
        }
        throw stopping;
      } finally {
        quit(this);
      }
    }
  }

  /// Whether the line has room for one more, who then joins and quits it.
  boolean hasRoom() {
    if (waiting.incrementAndGet() <= capacity.waiting()) {
      return true;
    }
    waiting.decrementAndGet();
    return false;
  }

  /// To be admitted in turn, perhaps at once.
  void join(Waiting one) {
    line.add(one);
    admit();
  }

  /// Admitted or not, one waits no longer.
  void quit(Waiting one) {
    line.remove(one);
    waiting.decrementAndGet();
  }

  void leave() {
    places.release();
    admit();
  }

  private void admit() {
    while (!line.isEmpty() && places.tryAcquire()) {
      Waiting next = line.poll();
      if (next == null || !next.admitted()) {
        places.release();
      }
    }
  }

  /// How many are inside.
  int inside() {
    return capacity.atOnce() - places.availablePermits();
  }

  /// How many wait in the line.
  int waiting() {
    return waiting.get();
  }
}
