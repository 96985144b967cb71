package io.paopao.points.messaging;

import io.paopao.platform.events.Delivery;
import io.paopao.platform.events.EventListener;
import io.paopao.platform.sql.Transaction;
import io.paopao.points.Ledger;
import io.paopao.points.Ledger.Deed;
import io.paopao.points.domain.MovementKind;
import io.paopao.points.messaging.OrderHappening.OrderPaid;
import io.paopao.points.messaging.OrderHappening.OrderRefunded;
import io.paopao.points.messaging.OrderHappening.OrderReserved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;

/// Pays orders that are priced in points, rewards those that are paid in money, and undoes both.
@ApplicationScoped
public class OrderPayments implements EventListener {

  private final Ledger ledger;

  @Inject
  OrderPayments(Ledger ledger) {
    this.ledger = ledger;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected OrderPayments() {
    this(null);
  }

  @Override
  public String name() {
    return "points-orders";
  }

  @Override
  public Set<String> topics() {
    return Set.of("orders.events");
  }

  @Override
  public boolean hears(String type) {
    return Delivery.isOf(OrderHappening.class, type);
  }

  @Override
  public void on(Transaction tx, Delivery delivery) {
    delivery.as(OrderHappening.class).ifPresent(event -> on(tx, event, delivery.occurredAt()));
  }

  void on(Transaction tx, OrderHappening event, Instant at) {
    long member = Long.parseLong(event.buyerRef());
    switch (event) {
      case OrderReserved e when e.total().inPoints() ->
          ledger.spend(tx, e.orderId(), member, e.total().amount());
      case OrderPaid e when e.total().inPoints() ->
          ledger.paid(tx, e.orderId(), e.total().amount());
      case OrderPaid e ->
          ledger.earn(
              tx, new Deed(MovementKind.PURCHASE, e.orderId(), member, e.total().whole(), at));
      case OrderRefunded e -> ledger.undo(tx, e.orderId(), member);
      default -> {}
    }
  }
}
