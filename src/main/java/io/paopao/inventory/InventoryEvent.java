package io.paopao.inventory;

import io.paopao.platform.domain.Money;
import io.paopao.platform.events.Event;

/// What happens in the inventory.
public sealed interface InventoryEvent extends Event {

  @Override
  default String topic() {
    return "inventory.events";
  }

  /// An item is offered, or offered otherwise than before; keyed by item.
  ///
  /// @param listed whether it can be ordered
  /// @param version grows with every change
  record ItemOffered(String sku, Money price, boolean listed, long version)
      implements InventoryEvent {

    @Override
    public String key() {
      return sku;
    }
  }

  /// There are more or fewer pieces; keyed by item.
  record StockChanged(String sku, long available) implements InventoryEvent {

    @Override
    public String key() {
      return sku;
    }
  }

  /// All that was ordered is set aside; keyed by order.
  record StockReserved(String orderId) implements InventoryEvent {

    @Override
    public String key() {
      return orderId;
    }
  }

  /// Nothing of the order is set aside; keyed by order.
  ///
  /// @param reason `unknown`, `soldOut` or `limit`
  record StockRefused(String orderId, String sku, String reason) implements InventoryEvent {

    @Override
    public String key() {
      return orderId;
    }
  }
}
