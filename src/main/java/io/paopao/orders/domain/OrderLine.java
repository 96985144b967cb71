package io.paopao.orders.domain;

import io.paopao.platform.domain.Money;

/// So many of an item, at the price that it had.
public record OrderLine(String sku, int quantity, Money unitPrice) {

  public OrderLine {
    if (quantity < 1) {
      throw new IllegalArgumentException("nothing ordered: " + quantity);
    }
  }

  public Money total() {
    return unitPrice.times(quantity);
  }
}
