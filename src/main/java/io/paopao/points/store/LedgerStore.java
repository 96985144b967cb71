package io.paopao.points.store;

import io.paopao.platform.Ids;
import io.paopao.platform.sql.Utc;
import io.paopao.points.LedgerEntry;
import io.paopao.points.domain.Movement;
import io.paopao.points.domain.MovementKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Movements and their entries: only ever added, never changed.
public final class LedgerStore {

  private final Handle handle;

  public LedgerStore(Handle handle) {
    this.handle = handle;
  }

  /// The amount of the movement, when there has been one.
  public Optional<Long> amountOf(MovementKind kind, String reference) {
    return handle
        .createQuery(
            """
            SELECT ABS(e.amount) FROM points.movement m JOIN points.entry e ON e.movement = m.id
            WHERE m.kind = :kind AND m.reference = :reference AND e.account > 0
            """)
        .bind("kind", kind.code())
        .bind("reference", reference)
        .mapTo(Long.class)
        .findOne();
  }

  /// When there was such a movement.
  public Optional<Instant> timeOf(MovementKind kind, String reference) {
    return handle
        .createQuery(
            """
            SELECT created_at FROM points.movement WHERE kind = :kind AND reference = :reference
            """)
        .bind("kind", kind.code())
        .bind("reference", reference)
        .map((rs, ctx) -> Utc.instant(rs, "created_at"))
        .findOne();
  }

  /// What all movements of that kind have moved that are about one thing: their references begin
  /// with it and a colon.
  public long sumOf(MovementKind kind, String thing) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(SUM(ABS(e.amount)), 0)
            FROM points.movement m JOIN points.entry e ON e.movement = m.id
            WHERE m.kind = :kind AND m.reference LIKE CONCAT(:thing, ':%') AND e.account > 0
            """)
        .bind("kind", kind.code())
        .bind("thing", thing)
        .mapTo(Long.class)
        .one();
  }

  /// @param balance of the member afterwards
  /// @throws RuntimeException a duplicate key, when this movement was written before
  public void add(Movement movement, long balance, Instant at) {
    long id = Ids.next();
    handle
        .createUpdate(
            """
            INSERT INTO points.movement (id, kind, reference, created_at)
            VALUES (:id, :kind, :reference, :at)
            """)
        .bind("id", id)
        .bind("kind", movement.kind().code())
        .bind("reference", movement.reference())
        .bind("at", Utc.column(at))
        .execute();
    handle
        .createUpdate(
            """
            INSERT INTO points.entry (movement, account, amount, balance)
            VALUES (:id, :member, :change, :balance), (:id, :forum, -:change, NULL)
            """)
        .bind("id", id)
        .bind("member", movement.member())
        .bind("forum", movement.forum())
        .bind("change", movement.change())
        .bind("balance", balance)
        .execute();
  }

  private record Line(long member, LedgerEntry entry) {}

  /// Members' entries, of each the newest first, in one statement: a few rows of an index for each
  /// member.
  ///
  /// @param before only those of earlier movements than this one
  public Map<Long, List<LedgerEntry>> pages(Collection<Long> members, long before, int limit) {
    String all =
        members.stream()
            .distinct()
            .map(LedgerStore::page)
            .collect(Collectors.joining("UNION ALL "));
    return handle
        .createQuery("SELECT * FROM (" + all + ") pages ORDER BY account, id DESC")
        .bind("before", before)
        .bind("limit", limit)
        .map((rs, ctx) -> new Line(rs.getLong("account"), entry(rs)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Line::member, Collectors.mapping(Line::entry, Collectors.toList())));
  }

  private static String page(long member) {
    return """
    (SELECT e.account, m.id, m.kind, m.reference, e.amount, e.balance, m.created_at
     FROM points.entry e JOIN points.movement m ON m.id = e.movement
     WHERE e.account = %d AND e.movement < :before ORDER BY e.movement DESC LIMIT :limit)
    """
        .formatted(member);
  }

  private static LedgerEntry entry(ResultSet rs) throws SQLException {
    return new LedgerEntry(
        String.valueOf(rs.getLong("id")),
        rs.getString("kind"),
        rs.getString("reference"),
        rs.getLong("amount"),
        rs.getLong("balance"),
        Utc.instant(rs, "created_at"));
  }
}
