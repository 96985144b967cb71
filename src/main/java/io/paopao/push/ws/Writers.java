package io.paopao.push.ws;

import io.paopao.push.domain.SendQueue;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Writes what connections of this node have waiting, on a few threads for all of them. A client
/// that gets one of them stuck, which [io.paopao.push.domain.SendCredit] makes all but impossible,
/// keeps that one only: when all are stuck there are twice as many.
///
/// Thread-safe.
final class Writers {

  private static final int MOST = 4_096;
  private static final long STUCK = Duration.ofMillis(100).toNanos();
  private static final long BEHIND = Duration.ofMillis(50).toNanos();
  private static final long PATIENCE = Duration.ofSeconds(1).toNanos();
  private static final long PAUSE = Duration.ofMillis(2).toNanos();
  private static final Duration IDLE = Duration.ofSeconds(5);

  private final BlockingQueue<Waiting> ready = new LinkedBlockingQueue<>();
  private final Set<Writer> writers = ConcurrentHashMap.newKeySet();
  private final Executor more;
  private final Events events;
  private volatile long lookedAt = System.nanoTime();

  /// What is counted.
  interface Events {

    /// A writer was added, because all others are stuck.
    void added();

    /// A publication had to wait.
    void held();
  }

  /// @param since as [System#nanoTime] tells it
  private record Waiting(SendQueue queue, long since) {}

  /// @param more runs writers that are needed for a while
  Writers(Executor more, Events events) {
    this.more = more;
    this.events = events;
  }

  int size() {
    return writers.size();
  }

  /// A writer for good: whoever has it calls [Writer#round] again and again.
  Writer join() {
    Writer writer = new Writer();
    writers.add(writer);
    return writer;
  }

  /// Sends what waits in the queue soon. Each connection has one queue, which is here once at a
  /// time: that is the bound.
  void drain(SendQueue queue) {
    long now = System.nanoTime();
    ready.add(new Waiting(queue, now));
    if (now - lookedAt > STUCK) {
      tick(now);
    }
  }

  /// Returns when what waits has not waited long, or after a second.
  void awaitRoom() {
    long begin = System.nanoTime();
    if (isBehind(begin)) {
      events.held();
    }
    long now = begin;
    while (isBehind(now) && now - begin < PATIENCE && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(PAUSE);
      now = System.nanoTime();
    }
  }

  private boolean isBehind(long now) {
    Waiting oldest = ready.peek();
    return oldest != null && now - oldest.since() > BEHIND;
  }

  /// Looks after time: called about once a second at least.
  synchronized void tick(long now) {
    lookedAt = now;
    int stuck = writers.size();
    if (!ready.isEmpty() && stuck < MOST && writers.stream().allMatch(w -> w.isStuck(now))) {
      for (int i = 0; i < stuck; i++) {
        events.added();
        Writer writer = join();
        more.execute(writer::untilIdle);
      }
    }
  }

  /// One thread's work.
  final class Writer {

    private static final long IDLING = 0;
    private volatile long since = IDLING;

    /// Waits for a queue and sends what waits in it.
    void round() throws InterruptedException {
      drain(ready.take());
    }

    private void untilIdle() {
      try {
        Waiting next = ready.poll();
        while (next != null) {
          drain(next);
          next = ready.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        writers.remove(this);
      }
    }

    private void drain(Waiting waiting) {
      since = System.nanoTime() | 1;
      try {
        waiting.queue().drain();
      } finally {
        since = IDLING;
      }
    }

    private boolean isStuck(long now) {
      long begin = since;
      return begin != IDLING && now - begin > STUCK;
    }
  }
}
