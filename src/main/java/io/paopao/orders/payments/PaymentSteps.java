package io.paopao.orders.payments;

import io.paopao.orders.domain.Order;
import io.paopao.orders.domain.PaymentState;
import io.paopao.orders.store.OrderStore;
import io.paopao.orders.store.PaymentRow;
import io.paopao.platform.Problem;
import io.paopao.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The next step of a payment: asks the provider, and takes into account what it says.
@ApplicationScoped
class PaymentSteps {

  private final Database database;
  private final ProviderChoice providers;
  private final Settlement settlement;
  private final Duration recheck;

  @Inject
  PaymentSteps(
      Database database,
      ProviderChoice providers,
      Settlement settlement,
      @ConfigProperty(name = "paopao.payments.recheck") Duration recheck) {
    this.database = database;
    this.providers = providers;
    this.settlement = settlement;
    this.recheck = recheck;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected PaymentSteps() {
    this(null, null, null, Duration.ZERO);
  }

  /// @param payment as it was before it was claimed
  /// @return what the payment is then
  /// @throws Problem 503 when the outcome is unknown
  PaymentState next(PaymentRow payment) {
    long order = payment.order();
    return ask(payment)
        .map(outcome ->
            payment.state() == PaymentState.VOID && outcome == Outcome.PENDING
                ? settlement.recheck(order, recheck)
                : settlement.settle(order, outcome))
        .orElseGet(() -> settlement.unheardOf(order, recheck));
  }

  /// Empty when the provider has never heard of a payment that nobody wants any more.
  private Optional<Outcome> ask(PaymentRow payment) {
    long order = payment.order();
    PaymentProvider provider = providers.chosen();
    if (payment.state() == PaymentState.DUE) {
      return Optional.of(provider.request(order, order(order).facts().total()));
    }
    Outcome known = provider.query(order).orElse(null);
    if (payment.state() == PaymentState.REFUND_DUE) {
      return Optional.of(known == Outcome.CAPTURED ? provider.refund(order) : required(known));
    }
    boolean wanted = order(order) instanceof Order.Open;
    if (known == null && wanted) {
      return Optional.of(provider.request(order, order(order).facts().total()));
    }
    if (known == null && payment.state() == PaymentState.VOID) {
      return Optional.of(Outcome.CANCELLED);
    }
    return Optional.ofNullable(
        known == Outcome.PENDING && !wanted ? provider.cancel(order) : known);
  }

  private static Outcome required(@Nullable Outcome known) {
    if (known == null) {
      throw new IllegalStateException("the provider does not know a payment that it captured");
    }
    return known;
  }

  private Order order(long id) {
    return database
        .readPrimary(handle -> new OrderStore(handle).find(id))
        .orElseThrow(Problem::notFound);
  }
}
