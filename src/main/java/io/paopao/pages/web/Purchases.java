package io.paopao.pages.web;

import io.paopao.orders.NewOrder;
import io.paopao.orders.Orders;
import io.paopao.platform.RequestContext;
import io.paopao.points.Points;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Ordering from a page, once however often the button is pressed.
@ApplicationScoped
public class Purchases {

  private final Orders orders;
  private final Points points;
  private final Composers composers;

  @Inject
  Purchases(Orders orders, Points points, Composers composers) {
    this.orders = orders;
    this.points = points;
    this.composers = composers;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Purchases() {
    this(null, null, null);
  }

  /// @return the id of the order
  /// @throws io.paopao.platform.Problem 409, 422
  String order(Typed typed, NewOrder wish) {
    long balance = points.of(RequestContext.current().caller().id()).points();
    return composers.once(
        typed, List.of("order", wish), () -> orders.place(wish, price -> balance >= price).id());
  }
}
