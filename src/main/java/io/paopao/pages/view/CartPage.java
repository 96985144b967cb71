package io.paopao.pages.view;

import io.paopao.platform.domain.Money;
import java.util.List;

/// What the reader is about to order.
///
/// @param gone what is in the cart and cannot be ordered any more
public record CartPage(List<Line> lines, List<Gone> gone, Checkout checkout, Form form) {

  /// So many of an item.
  public record Line(ItemCard item, int quantity, Money total) {}

  /// An item that is not offered.
  ///
  /// @param name its SKU, if it has no name
  public record Gone(String sku, String name) {}

  /// The order that would be placed.
  ///
  /// @param totals one for each currency
  /// @param lines what is ordered, as the form says it
  public record Checkout(List<Money> totals, String lines, String idempotencyKey) {}

  public boolean isEmpty() {
    return lines.isEmpty() && gone.isEmpty();
  }
}
