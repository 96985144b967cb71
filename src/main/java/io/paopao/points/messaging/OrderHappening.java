package io.paopao.points.messaging;

import io.paopao.platform.domain.Money;
import io.paopao.platform.events.Event;

/// What happens to orders, in the words of this context: as much of the events of the topic
/// `orders.events` as it needs. It does not know the context that publishes them.
sealed interface OrderHappening extends Event {

  String orderId();

  String buyerRef();

  Money total();

  @Override
  default String topic() {
    return "orders.events";
  }

  @Override
  default String key() {
    return orderId();
  }

  /// Everything ordered is set aside; now it is to be paid.
  record OrderReserved(String orderId, String buyerRef, Money total) implements OrderHappening {}

  /// The order is paid.
  record OrderPaid(String orderId, String buyerRef, Money total) implements OrderHappening {}

  /// The buyer is to get back what was paid.
  record OrderRefunded(String orderId, String buyerRef, Money total) implements OrderHappening {}
}
