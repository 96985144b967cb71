package io.paopao.orders.domain;

import java.time.Instant;
import java.util.Locale;

/// An order in one of its states. Each state has the transitions that are possible in it, and no
/// others, so that a wrong one does not compile:
///
/// ```
/// Placed ──> Reserved ──> Paid ──> Refunded
///    └───────────┴──> Cancelled ──────┘
/// ```
public sealed interface Order {

  OrderFacts facts();

  /// The state's name on the wire and in the store: `PLACED`, …
  default String status() {
    return getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }

  /// Why an order came to nothing.
  enum Reason {
    /// There are not enough pieces.
    SOLD_OUT,
    /// The item is offered no more.
    UNKNOWN_ITEM,
    /// The buyer has as many as one may have.
    LIMIT,
    /// The buyer has too few points, or the provider declined.
    PAYMENT_REFUSED,
    /// The buyer has not paid in time.
    EXPIRED,
    /// The buyer wanted so.
    BUYER,
    /// An admin wanted so.
    ADMIN,
    /// The payment came when the order had been cancelled.
    PAID_TOO_LATE,
    /// The provider has given the money back, though the forum had not asked it to: a charge-back,
    /// or somebody at the provider's own console.
    MONEY_RETURNED
  }

  /// An order that is not paid and still can be.
  sealed interface Open extends Order {

    default Cancelled cancelled(Reason reason) {
      return new Cancelled(facts(), reason);
    }

    default boolean isExpired(Instant now) {
      return !now.isBefore(facts().expiresAt());
    }
  }

  /// The buyer has ordered.
  record Placed(OrderFacts facts) implements Open {

    public Reserved reserved() {
      return new Reserved(facts);
    }
  }

  /// Everything is set aside and waits to be paid.
  record Reserved(OrderFacts facts) implements Open {

    public Paid paid() {
      return new Paid(facts);
    }
  }

  /// The order is paid.
  record Paid(OrderFacts facts) implements Order {

    public Refunded refunded(Reason reason) {
      return new Refunded(facts, reason);
    }
  }

  /// The order came to nothing and was not paid.
  record Cancelled(OrderFacts facts, Reason reason) implements Order {

    /// The payment was on its way when the order was cancelled: it goes back.
    public Refunded paidTooLate() {
      return new Refunded(facts, Reason.PAID_TOO_LATE);
    }
  }

  /// The order came to nothing, and what was paid goes back to the buyer.
  record Refunded(OrderFacts facts, Reason reason) implements Order {}
}
