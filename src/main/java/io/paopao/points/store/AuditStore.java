package io.paopao.points.store;

import io.paopao.platform.sql.Utc;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What must be true of the ledger, asked of the database.
public final class AuditStore {

  private final Handle handle;

  public AuditStore(Handle handle) {
    this.handle = handle;
  }

  /// One page of members, and which of them have another balance than their entries add up to.
  ///
  /// @param last the page's last member; the page before was the last one when it is null
  public record Page(@Nullable Long last, List<Long> wrong) {}

  private record Checked(long owner, boolean right) {}

  /// Members in the order of their ids; balance and entries are read in one statement.
  public Page balances(long after, int limit) {
    List<Checked> rows =
        handle
            .createQuery(
                """
                SELECT a.owner, a.balance = COALESCE(
                  (SELECT SUM(e.amount) FROM points.entry e WHERE e.account = a.owner), 0) AS ok
                FROM points.account a WHERE a.owner > :after ORDER BY a.owner LIMIT :limit
                """)
            .bind("after", after)
            .bind("limit", limit)
            .map((rs, ctx) -> new Checked(rs.getLong("owner"), rs.getBoolean("ok")))
            .list();
    return new Page(
        rows.isEmpty() ? null : rows.getLast().owner(),
        rows.stream().filter(row -> !row.right()).map(Checked::owner).toList());
  }

  /// One page of orders, and those of them that the mall was paid another amount for than their
  /// buyers were told.
  ///
  /// @param last the page's last order; the page before was the last one when it is null
  public record OrderPage(@Nullable String last, List<String> wrong) {}

  private record CheckedOrder(String order, boolean right) {}

  public OrderPage orders(String after, int limit) {
    List<CheckedOrder> rows =
        handle
            .createQuery(
                """
                SELECT t.reference, t.amount = COALESCE(
                  (SELECT SUM(e.amount)
                   FROM points.movement m JOIN points.entry e ON e.movement = m.id
                   WHERE m.kind IN ('spent', 'refunded') AND m.reference = t.reference
                     AND e.account = -2), 0) AS ok
                FROM points.order_total t WHERE t.reference > :after
                ORDER BY t.reference LIMIT :limit
                """)
            .bind("after", after)
            .bind("limit", limit)
            .map((rs, ctx) -> new CheckedOrder(rs.getString("reference"), rs.getBoolean("ok")))
            .list();
    return new OrderPage(
        rows.isEmpty() ? null : rows.getLast().order(),
        rows.stream().filter(row -> !row.right()).map(CheckedOrder::order).toList());
  }

  /// Orders that were paid in this time, and of which nothing was heard since.
  public List<String> unheard(Instant from, Instant until) {
    return handle
        .createQuery(
            """
            SELECT m.reference FROM points.movement m
            LEFT JOIN points.order_total t ON t.reference = m.reference
            WHERE m.kind = 'spent' AND m.created_at >= :from AND m.created_at < :until
              AND t.reference IS NULL LIMIT 100
            """)
        .bind("from", Utc.column(from))
        .bind("until", Utc.column(until))
        .mapTo(String.class)
        .list();
  }

  /// Movements whose entries are not two, or do not add up to zero.
  public List<Long> unbalanced(Instant from, Instant until) {
    return handle
        .createQuery(
            """
            SELECT m.id FROM points.movement m LEFT JOIN points.entry e ON e.movement = m.id
            WHERE m.created_at >= :from AND m.created_at < :until
            GROUP BY m.id HAVING COUNT(e.account) <> 2 OR SUM(e.amount) <> 0 LIMIT 100
            """)
        .bind("from", Utc.column(from))
        .bind("until", Utc.column(until))
        .mapTo(Long.class)
        .list();
  }
}
