package io.paopao.points.store;

import io.paopao.platform.sql.Utc;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Totals of orders in points, as the buyers were told: what the ledger is compared with; and which
/// orders, also in money, were refunded.
public final class OrderTotalStore {

  private final Handle handle;

  public OrderTotalStore(Handle handle) {
    this.handle = handle;
  }

  /// An order that was refunded already stays so.
  public void paid(String order, long amount, Instant at) {
    handle.execute(
        "INSERT IGNORE INTO points.order_total (reference, amount, told_at) VALUES (?, ?, ?)",
        order,
        amount,
        Utc.column(at));
  }

  /// From now on nothing of the order is to be left in the mall.
  public void refunded(String order, Instant at) {
    handle.execute(
        """
        INSERT INTO points.order_total (reference, amount, told_at) VALUES (?, 0, ?)
        ON DUPLICATE KEY UPDATE amount = 0, told_at = VALUES(told_at)
        """,
        order,
        Utc.column(at));
  }

  /// Whether nothing of the order is to be left in the mall.
  public boolean isRefunded(String order) {
    return handle
        .select("SELECT amount FROM points.order_total WHERE reference = ?", order)
        .mapTo(Long.class)
        .findOne()
        .filter(amount -> amount == 0)
        .isPresent();
  }
}
