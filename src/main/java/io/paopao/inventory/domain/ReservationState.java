package io.paopao.inventory.domain;

import java.util.Locale;

/// What became of pieces that were set aside.
public enum ReservationState {
  /// Set aside until the order is paid.
  HELD,
  /// Sold.
  CONFIRMED,
  /// Available again: the order came to nothing.
  RELEASED,
  /// Available again: the order was refunded.
  RETURNED;

  /// The name in the store.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException for an unknown code
  public static ReservationState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /// The order is paid. What was given back stays available: its order will be refunded.
  public ReservationState paid() {
    return this == HELD ? CONFIRMED : this;
  }

  /// The order has come to its end without a buyer.
  public ReservationState ended() {
    return switch (this) {
      case HELD -> RELEASED;
      case CONFIRMED -> RETURNED;
      case RELEASED, RETURNED -> this;
    };
  }

  /// How many of a piece are reserved in this state: 1 or 0.
  public int reserved() {
    return this == HELD ? 1 : 0;
  }

  /// How many of a piece are sold in this state: 1 or 0.
  public int sold() {
    return this == CONFIRMED ? 1 : 0;
  }

  /// How many of a piece are available in this state: 1 or 0.
  public int available() {
    return 1 - reserved() - sold();
  }
}
