package io.paopao.inventory.store;

import io.paopao.inventory.domain.ReservationState;
import io.paopao.platform.sql.Utc;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Reservations, and the stock that they are made of.
public final class ReservationStore {

  private final Handle handle;

  public ReservationStore(Handle handle) {
    this.handle = handle;
  }

  /// The reservations of an order, nobody else changes them until the transaction ends.
  public List<Reservation> lock(long order) {
    return handle
        .createQuery(
            """
            SELECT order_id, sku, buyer, quantity, state FROM inventory.reservation
            WHERE order_id = :order ORDER BY sku FOR UPDATE
            """)
        .bind("order", order)
        .map((rs, ctx) ->
            new Reservation(
                rs.getLong("order_id"),
                rs.getString("sku"),
                rs.getLong("buyer"),
                rs.getInt("quantity"),
                ReservationState.of(rs.getString("state"))))
        .list();
  }

  /// Takes pieces from what is available.
  ///
  /// @return false when there are not enough, or the item is not offered: nothing has changed then
  public boolean hold(Reservation wish) {
    return handle
            .createUpdate(
                """
                UPDATE inventory.item
                SET available = available - :quantity, reserved = reserved + :quantity
                WHERE sku = :sku AND listed AND available >= :quantity
                """)
            .bind("sku", wish.sku())
            .bind("quantity", wish.quantity())
            .execute()
        == 1;
  }

  /// Counts the pieces for the buyer.
  ///
  /// @return false when the buyer would have more than one may have
  public boolean allot(Reservation wish) {
    handle.execute(
        "INSERT IGNORE INTO inventory.allotment (sku, buyer, quantity) VALUES (?, ?, 0)",
        wish.sku(),
        wish.buyer());
    return handle
            .createUpdate(
                """
                UPDATE inventory.allotment a JOIN inventory.item i ON i.sku = a.sku
                SET a.quantity = a.quantity + :quantity
                WHERE a.sku = :sku AND a.buyer = :buyer
                  AND (i.per_buyer = 0 OR a.quantity + :quantity <= i.per_buyer)
                """)
            .bind("sku", wish.sku())
            .bind("buyer", wish.buyer())
            .bind("quantity", wish.quantity())
            .execute()
        == 1;
  }

  /// @throws RuntimeException a duplicate key, when the order has this item already
  public void insert(Reservation reservation) {
    handle
        .createUpdate(
            """
            INSERT INTO inventory.reservation (order_id, sku, buyer, quantity, state, updated_at)
            VALUES (:order, :sku, :buyer, :quantity, :state, :now)
            """)
        .bind("order", reservation.order())
        .bind("sku", reservation.sku())
        .bind("buyer", reservation.buyer())
        .bind("quantity", reservation.quantity())
        .bind("state", reservation.state().code())
        .bind("now", Utc.column(Utc.now()))
        .execute();
  }

  /// Gives the reservation another state and puts its pieces where they are in it.
  public void move(Reservation from, ReservationState to) {
    handle
        .createUpdate(
            """
            UPDATE inventory.reservation SET state = :state, updated_at = :now
            WHERE order_id = :order AND sku = :sku
            """)
        .bind("state", to.code())
        .bind("now", Utc.column(Utc.now()))
        .bind("order", from.order())
        .bind("sku", from.sku())
        .execute();
    long back = (long) (to.available() - from.state().available()) * from.quantity();
    handle
        .createUpdate(
            """
            UPDATE inventory.item SET available = available + :available,
              reserved = reserved + :reserved, sold = sold + :sold
            WHERE sku = :sku
            """)
        .bind("available", back)
        .bind("reserved", (long) (to.reserved() - from.state().reserved()) * from.quantity())
        .bind("sold", (long) (to.sold() - from.state().sold()) * from.quantity())
        .bind("sku", from.sku())
        .execute();
    handle
        .createUpdate(
            """
            UPDATE inventory.allotment SET quantity = quantity - :back
            WHERE sku = :sku AND buyer = :buyer
            """)
        .bind("back", back)
        .bind("sku", from.sku())
        .bind("buyer", from.buyer())
        .execute();
  }
}
