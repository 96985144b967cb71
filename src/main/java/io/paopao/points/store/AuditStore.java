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

  /// A movement, and what is right about it.
  ///
  /// @param balanced whether it has two entries that add up to zero
  /// @param heard false for a payment of an order of which nothing was heard since
  public record CheckedMovement(long id, String reference, boolean balanced, boolean heard) {}

  /// One page of movements in the order of their ids; each is read with its entries in one
  /// statement.
  ///
  /// @param heard what was paid before it should have been heard of by now
  public List<CheckedMovement> movements(long after, Instant heard, int limit) {
    return handle
        .createQuery(
            """
            SELECT m.id, m.reference,
              (SELECT COUNT(*) = 2 AND SUM(e.amount) = 0
               FROM points.entry e WHERE e.movement = m.id) AS balanced,
              m.kind <> 'spent' OR m.created_at >= :heard OR EXISTS
                (SELECT 1 FROM points.order_total t WHERE t.reference = m.reference) AS heard
            FROM points.movement m WHERE m.id > :after ORDER BY m.id LIMIT :limit
            """)
        .bind("heard", Utc.column(heard))
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, ctx) ->
            new CheckedMovement(
                rs.getLong("id"),
                rs.getString("reference"),
                rs.getBoolean("balanced"),
                rs.getBoolean("heard")))
        .list();
  }
}
