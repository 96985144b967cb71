package io.paopao.platform.sql;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// The attempts at one transaction: decides which failure is worth another one. Used by one thread.
final class Attempts {

  private static final long SHORTEST_PAUSE_NANOS = Duration.ofMillis(2).toNanos();
  private static final int DOUBLINGS = 5;

  private final SqlMetrics metrics;
  private final int most;
  private final long deadline;
  private int made = 1;

  /// @param longest how long all of them may take; zero: no limit
  Attempts(SqlMetrics metrics, int most, Duration longest) {
    this.metrics = metrics;
    this.most = most;
    this.deadline = longest.isZero() ? 0 : System.nanoTime() + longest.toNanos();
  }

  /// Returns after a pause when the transaction should be tried again: it was the victim of others
  /// (deadlock or lock wait), and there is an attempt and time left.
  ///
  /// @throws Problem 503 `unavailable` for a victim that has no attempt left, and for a database
  ///   that does not answer; 504 `deadline.exceeded` when the request had no more time for either
  /// @throws RuntimeException the failure itself, when another attempt would not help
  void failed(RuntimeException failure) {
    metrics.rolledBack(failure);
    if (SqlErrors.isRetryable(failure) && made < most && pause()) {
      made++;
      return;
    }
    if (made > 1) {
      metrics.retried(false);
    }
    throw SqlErrors.isRetryable(failure) ? unavailable(failure) : meaning(failure);
  }

  void succeeded() {
    metrics.committed();
    if (made > 1) {
      metrics.retried(true);
    }
  }

  /// Waits for a while by chance, longer each time, so that victims do not meet again.
  private boolean pause() {
    long longest = SHORTEST_PAUSE_NANOS << Math.min(made, DOUBLINGS);
    long pause = ThreadLocalRandom.current().nextLong(longest);
    if (deadline != 0 && System.nanoTime() + pause - deadline >= 0) {
      return false;
    }
    LockSupport.parkNanos(pause);
    return !Thread.currentThread().isInterrupted();
  }

  /// What a caller is told of a failure of the database.
  static RuntimeException meaning(RuntimeException failure) {
    return SqlErrors.isUnavailable(failure) ? unavailable(failure) : failure;
  }

  private static Problem unavailable(RuntimeException cause) {
    Problem problem =
        Deadline.current().hasPassed()
            ? Problem.deadlineExceeded()
            : Problem.unavailable("database");
    problem.addSuppressed(cause);
    return problem;
  }
}
