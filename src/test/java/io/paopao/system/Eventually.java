package io.paopao.system;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

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

  /// Asks until the answer is the expected one, and tells the last.
  static String settled(Duration limit, String expected, Supplier<String> question) {
    Instant deadline = Instant.now().plus(limit);
    String answer = question.get();
    while (!answer.equals(expected) && Instant.now().isBefore(deadline)) {
      LockSupport.parkNanos(PAUSE_NANOS);
      answer = question.get();
    }
    return answer;
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
