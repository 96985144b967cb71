package io.paopao.orders.payments;

import java.util.Locale;
import java.util.Optional;

/// What the provider says of a payment. What it does not say is unknown, and asked for again.
public enum Outcome {
  PENDING,
  CAPTURED,
  DECLINED,
  CANCELLED,
  REFUNDED;

  /// Empty for a word that this version does not know.
  static Optional<Outcome> of(String status) {
    try {
      return Optional.of(valueOf(status.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
