package io.paopao.points.store;

import io.paopao.platform.sql.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Lets one node of all look at the ledger at a time, and tells the others what it has found.
public final class AuditTurnStore {

  private final Handle handle;

  public AuditTurnStore(Handle handle) {
    this.handle = handle;
  }

  /// What the last look has found.
  public record Look(Instant endedAt, int differences) {}

  /// Takes the turn, unless somebody has it or had it lately. Whoever dies with it leaves it to the
  /// next when its time is over.
  public boolean take(Instant now, Instant until) {
    return handle.execute(
            "UPDATE points.audit_turn SET taken_until = ? WHERE name = 'ledger' AND taken_until <="
                + " ?",
            Utc.column(until),
            Utc.column(now))
        == 1;
  }

  /// The look has ended; the next begins not before that time.
  public void end(Look look, Instant next) {
    handle.execute(
        """
        UPDATE points.audit_turn SET taken_until = ?, ended_at = ?, differences = ?
        WHERE name = 'ledger'
        """,
        Utc.column(next),
        Utc.column(look.endedAt()),
        look.differences());
  }

  /// The look came to nothing; the next may begin.
  public void leave(Instant now) {
    handle.execute(
        "UPDATE points.audit_turn SET taken_until = ? WHERE name = 'ledger'", Utc.column(now));
  }

  /// Empty before the first look has ended.
  public Optional<Look> last() {
    return handle
        .createQuery(
            """
            SELECT ended_at, differences FROM points.audit_turn
            WHERE name = 'ledger' AND ended_at IS NOT NULL
            """)
        .map((rs, ctx) -> look(rs))
        .findOne();
  }

  private static Look look(ResultSet rs) throws SQLException {
    return new Look(Utc.instant(rs, "ended_at"), rs.getInt("differences"));
  }
}
