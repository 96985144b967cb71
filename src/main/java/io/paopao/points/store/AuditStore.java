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
