package io.paopao.orders.payments;

import io.paopao.platform.domain.Money;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A provider that says what a test tells it to say; it has heard of nothing at first.
final class ScriptedProvider implements PaymentProvider {

  private @Nullable Outcome known;
  private int cancelled;

  void says(Outcome outcome) {
    known = outcome;
  }

  /// How often it was asked to cancel.
  int cancelled() {
    return cancelled;
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public boolean isConfigured() {
    return true;
  }

  @Override
  public Outcome request(long order, Money total) {
    return Outcome.PENDING;
  }

  @Override
  public Optional<Outcome> query(long order) {
    return Optional.ofNullable(known);
  }

  @Override
  public Outcome cancel(long order) {
    cancelled++;
    return Outcome.CANCELLED;
  }

  @Override
  public Outcome refund(long order) {
    return Outcome.REFUNDED;
  }

  @Override
  public String status(long order) {
    return "{}";
  }

  @Override
  public Notice notice(Function<String, @Nullable String> headers, String body) {
    throw new UnsupportedOperationException("it tells nothing by itself");
  }
}
