package io.paopao.push.domain;

/// A token bucket: so many commands a second, and a burst after a pause. Times are
/// [System#nanoTime] values.
public final class CommandRate {

  private static final double NANOS = 1e9;

  private double available;
  private long filledAt;

  /// @param burst the most that may come at once
  public CommandRate(int burst, long now) {
    this.available = burst;
    this.filledAt = now;
  }

  public synchronized boolean allows(int perSecond, int burst, long now) {
    available = Math.min(burst, available + (now - filledAt) / NANOS * perSecond);
    filledAt = now;
    if (available < 1) {
      return false;
    }
    available--;
    return true;
  }
}
