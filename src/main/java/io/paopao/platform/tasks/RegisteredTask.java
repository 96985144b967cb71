package io.paopao.platform.tasks;

import io.paopao.platform.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Work on a thread of its own, as operators see it: whose it is, since when, until when, and how
/// to end it. Thread-safe.
public final class RegisteredTask {

  private static final AtomicLong IDS = new AtomicLong();

  private final long id = IDS.incrementAndGet();
  private final String name;
  private final Deadline deadline;
  private final boolean repeated;
  private final Instant started = Instant.now();
  private final AtomicLong rounds = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private volatile Deadline roundDeadline = Deadline.NEVER;
  private volatile @Nullable Failure lastFailure;
  private volatile @Nullable Thread thread;
  private volatile boolean cancelled;
  private volatile boolean abandoned;

  /// @param name `<owner>-<what>`; the owner is the code of a context, or `platform`
  /// @param deadline by when it must have ended; [Deadline#NEVER] for work until shutdown
  RegisteredTask(String name, Deadline deadline) {
    this(name, deadline, false);
  }

  private RegisteredTask(String name, Deadline deadline, boolean repeated) {
    this.name = name;
    this.deadline = deadline;
    this.repeated = repeated;
  }

  /// A task that begins its work again and again until shutdown.
  static RegisteredTask repeated(String name) {
    return new RegisteredTask(name, Deadline.NEVER, true);
  }

  /// When a round failed, and why.
  public record Failure(Instant at, String cause) {}

  /// A thread for the task, named after it, not started yet.
  Thread on(ThreadFactory threads, Runnable work) {
    Thread made = threads.newThread(work);
    made.setName("paopao-" + name);
    thread = made;
    return made;
  }

  /// Unique in this run of the node.
  public long id() {
    return id;
  }

  public String owner() {
    int end = name.indexOf('-');
    return end < 0 ? name : name.substring(0, end);
  }

  public String name() {
    return name;
  }

  public Instant started() {
    return started;
  }

  public Deadline deadline() {
    return deadline;
  }

  /// Whether only the end of the application ends it.
  public boolean isUntilShutdown() {
    return deadline == Deadline.NEVER;
  }

  public boolean isRepeated() {
    return repeated;
  }

  /// How often a repeated task has begun its work.
  public long rounds() {
    return rounds.get();
  }

  public long failures() {
    return failures.get();
  }

  /// The last failure; null when there was none.
  public @Nullable Failure lastFailure() {
    return lastFailure;
  }

  /// Asks the work to end: a repeated task begins its next round, any other one is over. Work that
  /// ignores interrupts goes on, and becomes a leak.
  public void cancel() {
    cancelled = true;
    interrupt();
  }

  /// Whether somebody has called [#cancel] since this was asked for last.
  boolean takeCancelled() {
    boolean was = cancelled;
    cancelled = false;
    return was;
  }

  void interrupt() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  /// Waits for its end.
  void await(Deadline until) throws InterruptedException {
    Thread running = thread;
    if (running != null) {
      running.join(until.remaining());
    }
  }

  void beginsRound(Deadline until) {
    rounds.incrementAndGet();
    roundDeadline = until;
  }

  void endsRound() {
    roundDeadline = Deadline.NEVER;
  }

  /// @return whether the task had not failed in this way just before
  boolean failed(Throwable failure) {
    Failure before = lastFailure;
    failures.incrementAndGet();
    lastFailure = new Failure(Instant.now(), String.valueOf(failure));
    return before == null || !before.cause().equals(String.valueOf(failure));
  }

  /// Its scope is gone and it still runs.
  void abandon() {
    abandoned = true;
  }

  /// Whether it, or its present round, should have ended so long ago.
  public boolean isOverdue(Duration grace) {
    return abandoned || hasPassed(deadline, grace) || hasPassed(roundDeadline, grace);
  }

  private static boolean hasPassed(Deadline deadline, Duration grace) {
    return deadline.hasPassed() && deadline.instant().plus(grace).isBefore(Instant.now());
  }
}
