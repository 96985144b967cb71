package io.paopao.points.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// What members owe: points of refunded orders that they had spent already.
public final class DebtStore {

  private final Handle handle;

  public DebtStore(Handle handle) {
    this.handle = handle;
  }

  /// So many points of an order.
  public record Debt(String order, long amount) {}

  /// Adds a debt; an order makes one only once.
  public void add(String order, long owner, long amount) {
    handle.execute(
        "INSERT IGNORE INTO points.debt (reference, owner, amount) VALUES (?, ?, ?)",
        order,
        owner,
        amount);
  }

  /// Whether the order has made a debt, be it paid or not.
  public boolean isKnown(String order) {
    return handle
        .select("SELECT 1 FROM points.debt WHERE reference = ?", order)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /// What the member owes, the oldest order first.
  public List<Debt> of(long owner) {
    return handle
        .select(
            """
            SELECT reference, amount FROM points.debt WHERE owner = ? AND amount > 0
            ORDER BY reference
            """,
            owner)
        .map((rs, ctx) -> new Debt(rs.getString("reference"), rs.getLong("amount")))
        .list();
  }

  public void reduce(String order, long by) {
    handle.execute("UPDATE points.debt SET amount = amount - ? WHERE reference = ?", by, order);
  }
}
