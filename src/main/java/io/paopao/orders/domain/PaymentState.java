package io.paopao.orders.domain;

import java.util.Locale;

/// How far a payment in money has come. Once it is captured, declined or void, what is heard later
/// of an earlier state changes nothing; money that is captured after all goes back.
public enum PaymentState {
  /// The provider has not been asked yet.
  DUE,
  /// The provider was asked, and may or may not have heard it.
  ASKED,
  /// The provider has the buyer's money for us.
  CAPTURED,
  /// There will be no money.
  DECLINED,
  /// The order was cancelled before there was any money.
  VOID,
  /// The money is to go back.
  REFUND_DUE,
  /// The money is back.
  REFUNDED;

  /// The name in the store.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException for an unknown code
  public static PaymentState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /// Whether the provider is still to be asked something.
  public boolean isOpen() {
    return this == DUE || this == ASKED || this == REFUND_DUE;
  }
}
