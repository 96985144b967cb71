package io.paopao.orders.payments;

import io.paopao.platform.Problem;
import io.paopao.platform.domain.Money;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A payment provider, behind whatever protocol it speaks: an application-scoped bean for each,
/// chosen by `paopao.payments.adapter`. See `docs/payments.md`.
///
/// Every call is bounded in time. What was not answered may still have been done: an adapter
/// repeats nothing and guesses nothing, it throws, and whoever called it asks with [#query] before
/// anything is asked for again. The id of the order is the provider's idempotency key.
public interface PaymentProvider {

  /// What chooses it.
  String name();

  /// Whether it has all that it needs; items priced in money cannot be ordered otherwise.
  boolean isConfigured();

  /// Asks for the buyer's money; asking again for the same order gives the same payment.
  ///
  /// @throws Problem 503 when the outcome is unknown
  Outcome request(long order, Money total);

  /// What has become of a payment; empty when the provider has never heard of it.
  ///
  /// @throws Problem 503 when it does not answer
  Optional<Outcome> query(long order);

  /// Wants no money any more; what is captured stays captured.
  ///
  /// @throws Problem 503 when the outcome is unknown
  Outcome cancel(long order);

  /// Gives the money back, once however often it is asked.
  ///
  /// @throws Problem 503 when the outcome is unknown
  Outcome refund(long order);

  /// What the provider says of an order, as it says it.
  ///
  /// @return JSON; with the status `NONE` for an order that the provider does not know, and when no
  ///   provider is configured
  /// @throws Problem 503 when it does not answer
  String status(long order);

  /// Reads what the provider tells by itself, once its signature is known to be good.
  ///
  /// @param headers of the request by name, whatever their case
  /// @throws Problem 401 `payment.signature`, 400 for a body of another form
  Notice notice(Function<String, @Nullable String> headers, String body);

  /// What the provider has told.
  ///
  /// @param id the same when it tells the same again; at most 80 characters
  record Notice(String id, long order, Outcome outcome) {}
}
