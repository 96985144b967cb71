package io.paopao.inventory.domain;

import java.util.Locale;

/// Why nothing is set aside for an order.
public enum Refusal {
  /// There is no such item, or it is offered no more.
  UNKNOWN,
  /// There are not enough pieces left.
  SOLD_OUT,
  /// The buyer has as many as one may have.
  LIMIT;

  /// The name on the wire.
  public String code() {
    return switch (this) {
      case SOLD_OUT -> "soldOut";
      case UNKNOWN, LIMIT -> name().toLowerCase(Locale.ROOT);
    };
  }
}
