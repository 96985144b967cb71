package io.paopao.pages.view;

import io.paopao.platform.domain.Money;
import java.util.List;

/// What the reader is about to order.
///
/// @param totals one for each currency
public record CartPage(List<Line> lines, List<Money> totals, String idempotencyKey, Form form) {

  /// So many of an item.
  public record Line(ItemCard item, int quantity, Money total) {}
}
