package io.paopao.pages.web;

import io.paopao.orders.Checkout;
import io.paopao.orders.NewOrder;
import io.paopao.orders.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Ordering from a page, once however often the button is pressed.
@ApplicationScoped
public class Purchases {

  private final Orders orders;
  private final Checkout checkout;
  private final Composers composers;

  @Inject
  Purchases(Orders orders, Checkout checkout, Composers composers) {
    this.orders = orders;
    this.checkout = checkout;
    this.composers = composers;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Purchases() {
    this(null, null, null);
  }

  /// @return the id of the order
  /// @throws io.paopao.platform.Problem 409, 422
  String order(Typed typed, NewOrder wish) {
    return checkout.place(affords ->
        composers.once(typed, List.of("order", wish), () -> orders.place(wish, affords).id()));
  }
}
