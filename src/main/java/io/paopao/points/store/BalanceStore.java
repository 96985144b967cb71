package io.paopao.points.store;

import io.paopao.platform.sql.Utc;
import io.paopao.points.domain.Movement;
import io.paopao.points.domain.MovementKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Balances, and what was earned on a day.
public final class BalanceStore {

  private final Handle handle;

  public BalanceStore(Handle handle) {
    this.handle = handle;
  }

  public AccountRow find(long owner) {
    return find(List.of(owner)).stream().findFirst().orElse(new AccountRow(owner, 0, 0));
  }

  /// Those of the members who ever had points, in one statement.
  public List<AccountRow> find(Collection<Long> owners) {
    return handle
        .createQuery("SELECT owner, balance, earned FROM points.account WHERE owner IN (<owners>)")
        .bindList("owners", List.copyOf(owners))
        .map((rs, ctx) ->
            new AccountRow(rs.getLong("owner"), rs.getLong("balance"), rs.getLong("earned")))
        .list();
  }

  /// Opens the account if there is none. Nobody else moves the member's points until the
  /// transaction ends.
  public AccountRow lock(long owner, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO points.account (owner, balance, earned, version, created_at)
            VALUES (:owner, 0, 0, 0, :at) ON DUPLICATE KEY UPDATE version = version + 1
            """)
        .bind("owner", owner)
        .bind("at", Utc.column(at))
        .execute();
    return find(owner);
  }

  /// @return false when the balance would fall below zero: nothing has changed then
  public boolean apply(Movement movement) {
    return handle
            .createUpdate(
                """
                UPDATE points.account SET balance = balance + :change, earned = earned + :earning
                WHERE owner = :owner AND balance + :change >= 0
                """)
            .bind("owner", movement.member())
            .bind("change", movement.change())
            .bind("earning", movement.earning())
            .execute()
        == 1;
  }

  public long earnedOn(long owner, LocalDate day, MovementKind kind) {
    return handle
        .createQuery(
            """
            SELECT amount FROM points.daily_earning
            WHERE owner = :owner AND day = :day AND kind = :kind
            """)
        .bind("owner", owner)
        .bind("day", day)
        .bind("kind", kind.code())
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  public void addEarning(Movement movement, LocalDate day) {
    handle
        .createUpdate(
            """
            INSERT INTO points.daily_earning (owner, day, kind, amount)
            VALUES (:owner, :day, :kind, :amount)
            ON DUPLICATE KEY UPDATE amount = amount + :amount
            """)
        .bind("owner", movement.member())
        .bind("day", day)
        .bind("kind", movement.kind().code())
        .bind("amount", movement.amount())
        .execute();
  }

  /// What was earned on a day counts less against its cap, as it was taken back.
  public void reduceEarning(Movement earned, LocalDate day) {
    handle
        .createUpdate(
            """
            UPDATE points.daily_earning SET amount = GREATEST(0, amount - :amount)
            WHERE owner = :owner AND day = :day AND kind = :kind
            """)
        .bind("owner", earned.member())
        .bind("day", day)
        .bind("kind", earned.kind().code())
        .bind("amount", earned.amount())
        .execute();
  }

  /// Forgets days that no cap asks for any more.
  ///
  /// @return how many rows, at most the limit
  public int forgetEarningsBefore(LocalDate day, int limit) {
    return handle.execute("DELETE FROM points.daily_earning WHERE day < ? LIMIT ?", day, limit);
  }
}
