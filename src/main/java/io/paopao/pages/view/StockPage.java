package io.paopao.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mall as an admin keeps it.
///
/// @param form what was typed into the form for a new item
public record StockPage(
    List<Row> rows, @Nullable String nextUrl, String idempotencyKey, Form form) {

  /// An item, and where its pieces are.
  public record Row(ItemCard item, long reserved, long sold, String idempotencyKey) {}
}
