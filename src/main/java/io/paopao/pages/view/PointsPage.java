package io.paopao.pages.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reader's points.
///
/// @param tier `bronze`, `silver`, `gold` or `diamond`
/// @param chart of the balance; null while there is nothing to draw
public record PointsPage(
    long points,
    String tier,
    long earned,
    @Nullable Chart chart,
    List<Entry> entries,
    @Nullable String nextUrl) {

  /// One line of the ledger.
  public record Entry(String kind, long amount, long balance, Instant at) {

    /// With its sign.
    public String change() {
      return (amount > 0 ? "+" : "−") + Math.abs(amount);
    }
  }
}
