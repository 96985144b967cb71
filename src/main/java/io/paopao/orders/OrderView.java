package io.paopao.orders;

import io.paopao.orders.domain.Order;
import io.paopao.orders.domain.OrderLine;
import io.paopao.platform.domain.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as others see it.
///
/// @param buyerRef the id of the buyer's account
/// @param status `PLACED`, `RESERVED`, `PAID`, `CANCELLED` or `REFUNDED`
/// @param reason why it was cancelled or refunded: `soldOut`, `unknownItem`, `limit`,
///   `paymentRefused`, `expired`, `buyer`, `admin`, `paidTooLate` or `moneyReturned`
/// @param expiresAt when it is given up unless it is paid
public record OrderView(
    String id,
    String buyerRef,
    List<Line> lines,
    Money total,
    String status,
    @Nullable String reason,
    Instant createdAt,
    Instant expiresAt) {

  /// So many of an item.
  public record Line(String sku, int quantity, Money unitPrice) {

    static Line of(OrderLine line) {
      return new Line(line.sku(), line.quantity(), line.unitPrice());
    }
  }

  static OrderView of(Order order) {
    return new OrderView(
        String.valueOf(order.facts().id()),
        String.valueOf(order.facts().buyer()),
        order.facts().lines().stream().map(Line::of).toList(),
        order.facts().total(),
        order.status(),
        switch (order) {
          case Order.Cancelled cancelled -> text(cancelled.reason());
          case Order.Refunded refunded -> text(refunded.reason());
          case Order.Open _, Order.Paid _ -> null;
        },
        order.facts().placedAt(),
        order.facts().expiresAt());
  }

  static String text(Order.Reason reason) {
    return switch (reason) {
      case SOLD_OUT -> "soldOut";
      case UNKNOWN_ITEM -> "unknownItem";
      case LIMIT -> "limit";
      case PAYMENT_REFUSED -> "paymentRefused";
      case EXPIRED -> "expired";
      case BUYER -> "buyer";
      case ADMIN -> "admin";
      case PAID_TOO_LATE -> "paidTooLate";
      case MONEY_RETURNED -> "moneyReturned";
    };
  }
}
