package io.paopao.pages.view;

import io.paopao.platform.domain.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order.
///
/// @param status `placed`, `reserved`, `paid`, `cancelled` or `refunded`
/// @param reason why it was cancelled or refunded, or null
/// @param buyer who ordered; null where the reader did
public record OrderCard(
    String id,
    List<Line> lines,
    Money total,
    String status,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Person buyer) {

  /// So many of an item.
  public record Line(String name, String url, int quantity) {}

  public String url() {
    return "/orders/" + id;
  }

  /// Whether it waits for something that the reader need not do.
  public boolean pending() {
    return status.equals("placed") || status.equals("reserved");
  }

  /// Whether it can be cancelled or refunded.
  public boolean endable() {
    return pending() || status.equals("paid");
  }
}
