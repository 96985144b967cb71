package io.paopao.inventory;

import io.paopao.inventory.InventoryEvent.StockChanged;
import io.paopao.inventory.InventoryEvent.StockRefused;
import io.paopao.inventory.InventoryEvent.StockReserved;
import io.paopao.inventory.domain.Refusal;
import io.paopao.inventory.domain.ReservationState;
import io.paopao.inventory.store.ItemStore;
import io.paopao.inventory.store.Reservation;
import io.paopao.inventory.store.ReservationStore;
import io.paopao.platform.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Sets pieces aside for orders: all that an order names, or nothing.
@ApplicationScoped
public class Reservations {

  private static final String SAVEPOINT = "before_reservation";

  /// What an order wants.
  public record Wish(long order, long buyer, List<Line> lines) {

    /// So many of an item.
    public record Line(String sku, int quantity) {}
  }

  /// Answers with [StockReserved] or [StockRefused].
  public void reserve(Transaction tx, Wish wish) {
    ReservationStore store = new ReservationStore(tx.handle());
    tx.handle().savepoint(SAVEPOINT);
    // always in one order, so that two orders never wait for each other
    for (Wish.Line line :
        wish.lines().stream().sorted(Comparator.comparing(Wish.Line::sku)).toList()) {
      Reservation reservation =
          new Reservation(
              wish.order(), line.sku(), wish.buyer(), line.quantity(), ReservationState.HELD);
      Optional<Refusal> refusal = hold(tx, store, reservation);
      if (refusal.isPresent()) {
        tx.handle().rollbackToSavepoint(SAVEPOINT);
        tx.publish(
            new StockRefused(String.valueOf(wish.order()), line.sku(), refusal.get().code()));
        return;
      }
    }
    tx.handle().releaseSavepoint(SAVEPOINT);
    tx.publish(new StockReserved(String.valueOf(wish.order())));
    wish.lines().forEach(line -> told(tx, line.sku()));
  }

  /// The order is paid: what is held is sold.
  public void confirm(Transaction tx, long order) {
    change(tx, order, ReservationState::paid);
  }

  /// The order has ended without a buyer: everything is available again.
  public void giveBack(Transaction tx, long order) {
    change(tx, order, ReservationState::ended);
  }

  private static Optional<Refusal> hold(
      Transaction tx, ReservationStore store, Reservation reservation) {
    if (!store.hold(reservation)) {
      boolean offered =
          new ItemStore(tx.handle()).find(reservation.sku()).filter(Item::listed).isPresent();
      return Optional.of(offered ? Refusal.SOLD_OUT : Refusal.UNKNOWN);
    }
    if (!store.allot(reservation)) {
      return Optional.of(Refusal.LIMIT);
    }
    store.insert(reservation);
    return Optional.empty();
  }

  private static void change(
      Transaction tx, long order, UnaryOperator<ReservationState> transition) {
    ReservationStore store = new ReservationStore(tx.handle());
    for (Reservation reservation : store.lock(order)) {
      ReservationState next = transition.apply(reservation.state());
      if (next != reservation.state()) {
        store.move(reservation, next);
        if (next.available() != reservation.state().available()) {
          told(tx, reservation.sku());
        }
      }
    }
  }

  private static void told(Transaction tx, String sku) {
    new ItemStore(tx.handle())
        .find(sku)
        .ifPresent(item -> tx.publishState(new StockChanged(sku, item.stock().available())));
  }
}
