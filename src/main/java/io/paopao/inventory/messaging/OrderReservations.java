package io.paopao.inventory.messaging;

import io.paopao.inventory.Reservations;
import io.paopao.inventory.Reservations.Wish;
import io.paopao.inventory.messaging.OrderHappening.OrderCancelled;
import io.paopao.inventory.messaging.OrderHappening.OrderPaid;
import io.paopao.inventory.messaging.OrderHappening.OrderPlaced;
import io.paopao.inventory.messaging.OrderHappening.OrderRefunded;
import io.paopao.platform.events.Delivery;
import io.paopao.platform.events.EventListener;
import io.paopao.platform.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/// Sets aside what is ordered, sells what is paid, gives back the rest.
@ApplicationScoped
public class OrderReservations implements EventListener {

  private final Reservations reservations;

  @Inject
  OrderReservations(Reservations reservations) {
    this.reservations = reservations;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected OrderReservations() {
    this(null);
  }

  @Override
  public String name() {
    return "inventory-orders";
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
    delivery.as(OrderHappening.class).ifPresent(event -> on(tx, event));
  }

  void on(Transaction tx, OrderHappening event) {
    long order = Long.parseLong(event.orderId());
    switch (event) {
      case OrderPlaced e -> reservations.reserve(tx, wish(order, e));
      case OrderPaid e -> reservations.confirm(tx, order);
      case OrderCancelled e -> reservations.giveBack(tx, order);
      case OrderRefunded e -> reservations.giveBack(tx, order);
    }
  }

  private static Wish wish(long order, OrderPlaced event) {
    List<Wish.Line> lines =
        event.lines().stream().map(l -> new Wish.Line(l.sku(), l.quantity())).toList();
    return new Wish(order, Long.parseLong(event.buyerRef()), lines);
  }
}
