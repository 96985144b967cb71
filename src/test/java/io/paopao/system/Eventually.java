package io.paopao.system;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for what happens soon.
final class Eventually {

  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private Eventually() {}

  /// Repeats the check until it passes; after the limit its last failure is the test's.
  static void within(Duration limit, Runnable check) {
    value(
        limit,
        () -> {
          check.run();
          return true;
        });
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  static <T> T value(Duration limit, Callable<T> check) {
    Instant deadline = Instant.now().plus(limit);
    while (true) {
      try {
        return check.call();
      } catch (AssertionError | Exception failure) {
        if (Instant.now().isAfter(deadline)) {
          throw failure instanceof Error error ? error : new AssertionError(failure);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
