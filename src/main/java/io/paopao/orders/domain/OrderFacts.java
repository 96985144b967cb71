package io.paopao.orders.domain;

import io.paopao.platform.domain.Money;
import java.time.Instant;
import java.util.List;

/// What never changes about an order.
///
/// @param buyer the id of an account
/// @param lines at least one, all in one currency
/// @param expiresAt when the order is given up unless it is paid
public record OrderFacts(
    long id, long buyer, List<OrderLine> lines, Instant placedAt, Instant expiresAt) {

  /// @throws IllegalArgumentException without lines, or with two currencies
  public OrderFacts {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("an order without lines");
    }
    total(lines);
  }

  public Money total() {
    return total(lines);
  }

  private static Money total(List<OrderLine> lines) {
    return lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
  }
}
