package io.paopao.orders;

import io.paopao.platform.domain.Money;
import io.paopao.platform.events.Event;
import java.time.Instant;
import java.util.List;

/// What happens to orders, keyed by order.
public sealed interface OrderEvent extends Event {

  String orderId();

  @Override
  default String topic() {
    return "orders.events";
  }

  @Override
  default String key() {
    return orderId();
  }

  /// Somebody has ordered.
  record OrderPlaced(
      String orderId, String buyerRef, List<OrderView.Line> lines, Money total, Instant expiresAt)
      implements OrderEvent {}

  /// Everything is set aside; now it is to be paid.
  record OrderReserved(String orderId, String buyerRef, Money total) implements OrderEvent {}

  /// It is paid.
  record OrderPaid(String orderId, String buyerRef, Money total) implements OrderEvent {}

  /// It came to nothing and was not paid.
  record OrderCancelled(String orderId, String buyerRef, Money total, String reason)
      implements OrderEvent {}

  /// It came to nothing, and what was paid goes back.
  record OrderRefunded(String orderId, String buyerRef, Money total, String reason)
      implements OrderEvent {}
}
