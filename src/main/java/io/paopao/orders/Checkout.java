package io.paopao.orders;

import io.paopao.orders.customers.Customers;
import io.paopao.orders.customers.Customers.Standing;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;

/// What is known of the buyer while an order is placed. It is asked outside of the transaction, as
/// the answer may take a while.
@ApplicationScoped
public class Checkout {

  private final Customers customers;

  @Inject
  Checkout(Customers customers) {
    this.customers = customers;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Checkout() {
    this(null);
  }

  /// Has the caller's order placed. Who seems to have too few points is asked for once more, as it
  /// is now: a replica may not have heard yet of what came in.
  ///
  /// @param order places it, if told that the buyer affords so many points; runs a second time
  ///   after it was refused for `points.insufficient`, and must have left nothing then
  /// @throws Problem what the order throws
  public <T> T place(Function<LongPredicate, T> order) {
    long buyer = RequestContext.current().caller().id();
    Optional<Standing> known = customers.find(buyer, false);
    try {
      return order.apply(price -> affords(known, price));
    } catch (Problem refused) {
      if (!refused.code().equals(Orders.INSUFFICIENT)) {
        throw refused;
      }
    }
    Optional<Standing> current = customers.find(buyer, true);
    return order.apply(price -> affords(current, price));
  }

  /// What cannot be known now is no reason to refuse.
  private static boolean affords(Optional<Standing> buyer, long price) {
    return buyer.map(standing -> standing.points() >= price).orElse(true);
  }
}
