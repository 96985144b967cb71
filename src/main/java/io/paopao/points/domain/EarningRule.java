package io.paopao.points.domain;

/// How many points something brings, and how many it brings on one day at most. Written `5/50`.
///
/// @param amount 0 when it brings nothing
/// @param dailyCap 0 when there is no cap
public record EarningRule(long amount, long dailyCap) {

  public EarningRule {
    if (amount < 0 || dailyCap < 0) {
      throw new IllegalArgumentException("neither is below zero: " + amount + "/" + dailyCap);
    }
  }

  /// @throws IllegalArgumentException for any other form
  public static EarningRule of(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("not of the form amount/dailyCap: " + text);
    }
    return new EarningRule(Long.parseLong(parts[0].strip()), Long.parseLong(parts[1].strip()));
  }

  /// What the next one brings.
  ///
  /// @param times how often it happened at once: 1 for a post, the whole units of an order
  /// @param earnedToday what it has brought on this day already
  public long next(long times, long earnedToday) {
    long wanted = Math.multiplyExact(amount, times);
    return dailyCap == 0 ? wanted : Math.max(0, Math.min(wanted, dailyCap - earnedToday));
  }
}
