package io.paopao.orders;

import io.paopao.orders.OrderEvent.OrderPlaced;
import io.paopao.orders.domain.Order;
import io.paopao.orders.domain.Order.Reason;
import io.paopao.orders.domain.OrderFacts;
import io.paopao.orders.domain.OrderLine;
import io.paopao.orders.store.OfferStore;
import io.paopao.orders.store.OrderStore;
import io.paopao.platform.Caller;
import io.paopao.platform.Cursor;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.Problem.FieldError;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Slice;
import io.paopao.platform.domain.Money;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Transaction;
import io.paopao.platform.sql.Utc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Orders: placing, reading, cancelling.
@ApplicationScoped
public class Orders {

  static final String INSUFFICIENT = "points.insufficient";

  private final Database database;
  private final Saga saga;
  private final boolean takesMoney;
  private final Duration paymentTime;
  private final Duration refundTime;

  @Inject
  Orders(
      Database database,
      Saga saga,
      @ConfigProperty(name = "paopao.payments.url") Optional<String> provider,
      @ConfigProperty(name = "paopao.orders.payment-time") Duration paymentTime,
      @ConfigProperty(name = "paopao.orders.refund-time") Duration refundTime) {
    this.database = database;
    this.saga = saga;
    this.takesMoney = provider.filter(url -> !url.isBlank()).isPresent();
    this.paymentTime = paymentTime;
    this.refundTime = refundTime;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Orders() {
    this(null, null, Optional.empty(), Duration.ZERO, Duration.ZERO);
  }

  /// Places an order of the caller.
  ///
  /// @param affords whether the buyer has so many points, as far as is known: the ledger decides
  /// @throws Problem 409 `points.insufficient` or `order.noPayments`, 422
  public OrderView place(NewOrder wish, LongPredicate affords) {
    Map<String, Integer> quantities = wish.quantities();
    Caller buyer = RequestContext.current().caller();
    return database.write(tx -> {
      List<OrderLine> lines = lines(tx.handle(), quantities);
      Instant now = Utc.now();
      OrderFacts facts = new OrderFacts(Ids.next(), buyer.id(), lines, now, now.plus(paymentTime));
      if (!facts.total().inPoints() && !takesMoney) {
        throw Problem.conflict("order.noPayments");
      }
      if (facts.total().inPoints() && !affords.test(facts.total().amount())) {
        throw Problem.conflict(INSUFFICIENT, facts.total().amount());
      }
      return place(tx, new Order.Placed(facts));
    });
  }

  /// @throws Problem 404 for an order of somebody else, unless the caller is an admin
  public OrderView find(long id) {
    return OrderView.of(own(database.read(handle -> new OrderStore(handle).find(id))));
  }

  /// The caller's orders, the newest first.
  ///
  /// @param after the last order of the page before, or null
  public Slice<OrderView> list(@Nullable Cursor after, int limit) {
    return page(RequestContext.current().caller().id(), after, limit);
  }

  /// The orders of everybody, the newest first; for admins.
  public Slice<OrderView> listAll(@Nullable Cursor after, int limit) {
    return page(null, after, limit);
  }

  /// Cancels an order that is not paid, refunds one that was paid not long ago. Doing so again
  /// changes nothing.
  ///
  /// @throws Problem 404, 409 `order.settled` when it is too late for a refund
  public OrderView cancel(long id) {
    return database.write(tx -> {
      Order order = own(new OrderStore(tx.handle()).lock(id));
      boolean late = order.facts().placedAt().plus(refundTime).isBefore(Instant.now());
      boolean admin = RequestContext.current().caller().isAdmin();
      if (order instanceof Order.Paid && late && !admin) {
        throw Problem.conflict("order.settled");
      }
      boolean own = RequestContext.current().caller().is(order.facts().buyer());
      return OrderView.of(saga.end(tx, id, own ? Reason.BUYER : Reason.ADMIN));
    });
  }

  private OrderView place(Transaction tx, Order.Placed order) {
    new OrderStore(tx.handle()).insert(order);
    OrderView view = OrderView.of(order);
    tx.publish(
        new OrderPlaced(view.id(), view.buyerRef(), view.lines(), view.total(), view.expiresAt()));
    return view;
  }

  private static List<OrderLine> lines(Handle handle, Map<String, Integer> quantities) {
    Map<String, Money> prices = new OfferStore(handle).prices(quantities.keySet());
    List<FieldError> errors = new ArrayList<>();
    List<OrderLine> lines = new ArrayList<>();
    quantities.forEach((sku, quantity) -> {
      Money price = prices.get(sku);
      if (price == null) {
        errors.add(FieldError.of("lines", "item.unknown", sku));
      } else if (!price.currency().equals(lines.isEmpty() ? price.currency() : currency(lines))) {
        errors.add(FieldError.of("lines", "order.mixedCurrencies"));
      } else {
        lines.add(new OrderLine(sku, quantity, price));
      }
    });
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
    return lines;
  }

  private static String currency(List<OrderLine> lines) {
    return lines.getFirst().unitPrice().currency();
  }

  private Slice<OrderView> page(@Nullable Long buyer, @Nullable Cursor after, int limit) {
    long before = after == null ? Long.MAX_VALUE : after.key(0);
    List<Order> rows =
        database.read(handle -> new OrderStore(handle).page(buyer, before, limit + 1));
    return Slice.of(rows, limit, order -> Cursor.of(order.facts().id())).map(OrderView::of);
  }

  static Order own(Optional<Order> found) {
    Caller caller = RequestContext.current().caller();
    return found
        .filter(order -> caller.is(order.facts().buyer()) || caller.isAdmin())
        .orElseThrow(Problem::notFound);
  }
}
