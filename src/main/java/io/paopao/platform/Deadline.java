package io.paopao.platform;

import java.time.Duration;
import java.time.Instant;

/// The moment by which work must be done. Immutable; measured by the monotonic clock, so a change
/// of the wall clock moves none.
///
/// A request has one (`Paopao-Timeout-Ms`), and so does what it starts: see [#current].
public final class Deadline {

  /// So far away that nothing reaches it.
  public static final Deadline NEVER = after(Duration.ofDays(36_500));

  private final long nanoTime;

  private Deadline(long nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// @param time from now; zero or less has passed already
  public static Deadline after(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /// The deadline of the current request, [#NEVER] outside of requests.
  public static Deadline current() {
    return RequestContext.current().deadline();
  }

  /// What is left of the time; zero when it has passed.
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  /// The shorter one of a limit and of what is left: how long one step may take.
  public Duration atMost(Duration limit) {
    Duration left = remaining();
    return left.compareTo(limit) < 0 ? left : limit;
  }

  public boolean hasPassed() {
    return nanoTime - System.nanoTime() <= 0;
  }

  /// @throws Problem 504 `deadline.exceeded` when it has passed
  public void check() {
    if (hasPassed()) {
      throw Problem.deadlineExceeded();
    }
  }

  public Deadline earlier(Deadline other) {
    return nanoTime - other.nanoTime <= 0 ? this : other;
  }

  /// When that is on the wall clock of now; to be shown, not to be computed with.
  public Instant instant() {
    return Instant.now().plusNanos(nanoTime - System.nanoTime());
  }

  @Override
  public String toString() {
    return this == NEVER ? "never" : "in " + remaining();
  }
}
