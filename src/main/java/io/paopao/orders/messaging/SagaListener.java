package io.paopao.orders.messaging;

import io.paopao.inventory.InventoryEvent;
import io.paopao.inventory.InventoryEvent.ItemOffered;
import io.paopao.inventory.InventoryEvent.StockChanged;
import io.paopao.inventory.InventoryEvent.StockRefused;
import io.paopao.inventory.InventoryEvent.StockReserved;
import io.paopao.orders.Saga;
import io.paopao.orders.domain.Order.Reason;
import io.paopao.orders.store.OfferStore;
import io.paopao.platform.events.Delivery;
import io.paopao.platform.events.EventListener;
import io.paopao.platform.sql.Transaction;
import io.paopao.points.PointsEvent;
import io.paopao.points.PointsEvent.BalanceChanged;
import io.paopao.points.PointsEvent.PointsRefunded;
import io.paopao.points.PointsEvent.PointsRefused;
import io.paopao.points.PointsEvent.PointsSpent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Hears how the steps in the other contexts went, and what items cost.
@ApplicationScoped
public class SagaListener implements EventListener {

  private static final Set<String> STEPS =
      Stream.of(
              ItemOffered.class,
              StockReserved.class,
              StockRefused.class,
              PointsSpent.class,
              PointsRefused.class)
          .map(Class::getSimpleName)
          .collect(Collectors.toUnmodifiableSet());

  private final Saga saga;

  @Inject
  SagaListener(Saga saga) {
    this.saga = saga;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected SagaListener() {
    this(null);
  }

  @Override
  public String name() {
    return "orders-saga";
  }

  @Override
  public Set<String> topics() {
    return Set.of("inventory.events", "points.events");
  }

  @Override
  public boolean hears(String type) {
    return STEPS.contains(type);
  }

  @Override
  public void on(Transaction tx, Delivery delivery) {
    delivery.as(InventoryEvent.class).ifPresent(event -> on(tx, event));
    delivery.as(PointsEvent.class).ifPresent(event -> on(tx, event));
  }

  void on(Transaction tx, InventoryEvent event) {
    switch (event) {
      case ItemOffered e ->
          new OfferStore(tx.handle()).save(e.sku(), e.price(), e.listed(), e.version());
      case StockReserved e -> saga.reserved(tx, id(e.orderId()));
      case StockRefused e -> saga.refused(tx, id(e.orderId()), reason(e.reason()));
      case StockChanged _ -> {}
    }
  }

  void on(Transaction tx, PointsEvent event) {
    switch (event) {
      case PointsSpent e -> saga.paid(tx, id(e.orderId()));
      case PointsRefused e -> saga.paymentRefused(tx, id(e.orderId()));
      case BalanceChanged _, PointsRefunded _ -> {}
    }
  }

  private static Reason reason(String refusal) {
    return switch (refusal) {
      case "soldOut" -> Reason.SOLD_OUT;
      case "limit" -> Reason.LIMIT;
      default -> Reason.UNKNOWN_ITEM;
    };
  }

  private static long id(String text) {
    return Long.parseLong(text);
  }
}
