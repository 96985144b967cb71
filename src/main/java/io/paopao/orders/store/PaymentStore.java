package io.paopao.orders.store;

import io.paopao.orders.domain.PaymentState;
import io.paopao.platform.sql.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Payments in money, and what the provider has told of them.
public final class PaymentStore {

  private final Handle handle;

  public PaymentStore(Handle handle) {
    this.handle = handle;
  }

  public void insertDue(long order) {
    Instant now = Utc.now();
    handle
        .createUpdate(
            """
            INSERT INTO orders.payment (purchase, state, attempts, next_at, updated_at)
            VALUES (:order, :state, 0, :now, :now)
            """)
        .bind("order", order)
        .bind("state", PaymentState.DUE.code())
        .bind("now", Utc.column(now))
        .execute();
  }

  public Optional<PaymentRow> lock(long order) {
    return handle
        .createQuery(
            "SELECT purchase, state, attempts FROM orders.payment WHERE purchase = :order FOR"
                + " UPDATE")
        .bind("order", order)
        .map((rs, ctx) -> row(rs))
        .findOne();
  }

  /// Takes payments that something is to be asked about, and keeps them from others for this long:
  /// whoever dies with one leaves it to the next.
  public List<PaymentRow> claim(Duration lease, int limit) {
    Instant now = Utc.now();
    List<PaymentRow> due =
        handle
            .createQuery(
                """
                SELECT purchase, state, attempts FROM orders.payment
                WHERE next_at <= :now ORDER BY next_at LIMIT :limit FOR UPDATE SKIP LOCKED
                """)
            .bind("now", Utc.column(now))
            .bind("limit", limit)
            .map((rs, ctx) -> row(rs))
            .list();
    due.forEach(payment -> ask(payment, now.plus(lease)));
    return due;
  }

  /// From here on the provider may have been asked.
  private void ask(PaymentRow payment, Instant next) {
    PaymentState state = payment.state() == PaymentState.DUE ? PaymentState.ASKED : payment.state();
    handle
        .createUpdate(
            """
            UPDATE orders.payment
            SET state = :state, attempts = attempts + 1, next_at = :next, updated_at = :now
            WHERE purchase = :order
            """)
        .bind("state", state.code())
        .bind("next", Utc.column(next))
        .bind("now", Utc.column(Utc.now()))
        .bind("order", payment.order())
        .execute();
  }

  /// Since when the payment waits that has waited longest for its provider: for money, or for it to
  /// go back. An order is not changed while its payment waits.
  public Optional<Instant> oldestOpen() {
    return handle
        .createQuery(
            """
            SELECT p.updated_at
            FROM orders.payment y JOIN orders.purchase p ON p.id = y.purchase
            WHERE y.next_at IS NOT NULL AND y.state IN ('due', 'asked', 'refund_due')
            ORDER BY p.updated_at LIMIT 1
            """)
        .map((rs, ctx) -> Utc.instant(rs, "updated_at"))
        .findOne();
  }

  /// Gives the payment another state; one that is open is looked at again at once.
  public void move(long order, PaymentState to) {
    Instant now = Utc.now();
    handle
        .createUpdate(
            """
            UPDATE orders.payment
            SET state = :state, attempts = 0, next_at = :next, updated_at = :now
            WHERE purchase = :order
            """)
        .bind("state", to.code())
        .bind("next", to.isOpen() ? Utc.column(now) : null)
        .bind("now", Utc.column(now))
        .bind("order", order)
        .execute();
  }

  /// Lets the payment rest until then, if something is left to be asked.
  public void postpone(long order, Instant until) {
    handle
        .createUpdate(
            """
            UPDATE orders.payment SET next_at = :until
            WHERE purchase = :order AND next_at IS NOT NULL
            """)
        .bind("until", Utc.column(until))
        .bind("order", order)
        .execute();
  }

  /// Has a payment that has ended looked at once more then.
  public void recheck(long order, Instant at) {
    handle.execute(
        "UPDATE orders.payment SET next_at = ? WHERE purchase = ?", Utc.column(at), order);
  }

  /// Nothing is left to be asked.
  public void close(long order) {
    handle.execute(
        "UPDATE orders.payment SET next_at = NULL WHERE purchase = ? AND next_at IS NOT NULL",
        order);
  }

  /// @return false when the provider has told this before
  public boolean isNews(String notice) {
    return handle
            .createUpdate(
                """
                INSERT IGNORE INTO orders.payment_notice (id, received_at) VALUES (:id, :now)
                """)
            .bind("id", notice)
            .bind("now", Utc.column(Utc.now()))
            .execute()
        == 1;
  }

  /// Forgets what was told long ago.
  ///
  /// @return how many, at most the limit
  public int forgetNotices(Instant before, int limit) {
    return handle.execute(
        "DELETE FROM orders.payment_notice WHERE received_at < ? LIMIT ?",
        Utc.column(before),
        limit);
  }

  private static PaymentRow row(ResultSet rs) throws SQLException {
    return new PaymentRow(
        rs.getLong("purchase"), PaymentState.of(rs.getString("state")), rs.getInt("attempts"));
  }
}
