package io.paopao.inventory.messaging;

import io.paopao.platform.events.Event;
import java.util.List;

/// What happens to orders, in the words of this context: as much of the events of the topic
/// `orders.events` as it needs. It does not know the context that publishes them.
sealed interface OrderHappening extends Event {

  String orderId();

  @Override
  default String topic() {
    return "orders.events";
  }

  @Override
  default String key() {
    return orderId();
  }

  /// Somebody wants these items.
  record OrderPlaced(String orderId, String buyerRef, List<Line> lines) implements OrderHappening {

    /// So many of an item.
    public record Line(String sku, int quantity) {}
  }

  /// The order is paid.
  record OrderPaid(String orderId) implements OrderHappening {}

  /// The order came to nothing.
  record OrderCancelled(String orderId) implements OrderHappening {}

  /// The buyer gets the price back.
  record OrderRefunded(String orderId) implements OrderHappening {}
}
