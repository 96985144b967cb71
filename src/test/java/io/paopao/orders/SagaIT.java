package io.paopao.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.orders.OrderEvent.OrderCancelled;
import io.paopao.orders.OrderEvent.OrderPaid;
import io.paopao.orders.OrderEvent.OrderPlaced;
import io.paopao.orders.OrderEvent.OrderRefunded;
import io.paopao.orders.OrderEvent.OrderReserved;
import io.paopao.orders.domain.Order.Reason;
import io.paopao.orders.domain.PaymentState;
import io.paopao.orders.store.OfferStore;
import io.paopao.orders.store.PaymentRow;
import io.paopao.orders.store.PaymentStore;
import io.paopao.platform.Caller;
import io.paopao.platform.Cursor;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Role;
import io.paopao.platform.Slice;
import io.paopao.platform.Trace;
import io.paopao.platform.domain.Money;
import io.paopao.platform.sql.TestDatabase;
import io.paopao.platform.sql.Transaction;
import io.paopao.platform.tasks.BackgroundTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SagaIT {

  private static final Money TEN_POINTS = Money.points(10);
  private static final Money TEN_YUAN = new Money(1_000, "CNY");

  private final TestDatabase database = new TestDatabase();
  private final Saga saga = new Saga();
  private final Orders orders =
      new Orders(
          database.database(),
          saga,
          Optional.of("http://provider/"),
          Duration.ofMinutes(15),
          Duration.ofDays(7));
  private final Caller buyer = new Caller(Ids.next(), "buyer", Role.USER, 1);
  private final String pen = "pen-" + Ids.next();
  private final String coat = "coat-" + Ids.next();

  @BeforeEach
  void offer() {
    write(tx -> {
      new OfferStore(tx.handle()).save(pen, TEN_POINTS, true, 1);
      new OfferStore(tx.handle()).save(coat, TEN_YUAN, true, 1);
    });
  }

  /// What other tests add up is not to find orders that end nowhere.
  @AfterEach
  void leaveNothing() {
    write(tx -> {
      tx.handle().execute("DELETE FROM orders.purchase WHERE buyer = ?", buyer.id());
      for (String table : List.of("purchase_line", "payment")) {
        tx.handle()
            .execute(
                "DELETE FROM orders."
                    + table
                    + " WHERE purchase NOT IN (SELECT id FROM orders.purchase)");
      }
    });
  }

  @Test
  void anOrderIsPlacedReservedAndPaid() {
    OrderView order = place(pen, 3);
    long id = Long.parseLong(order.id());
    assertThat(order.total()).isEqualTo(Money.points(30));
    assertThat(order.status()).isEqualTo("PLACED");

    write(tx -> saga.reserved(tx, id));
    write(tx -> saga.paid(tx, id));
    write(tx -> saga.reserved(tx, id));
    write(tx -> saga.paid(tx, id));

    assertThat(database.takeEvents())
        .containsExactly(
            new OrderPlaced(
                order.id(), order.buyerRef(), order.lines(), order.total(), order.expiresAt()),
            new OrderReserved(order.id(), order.buyerRef(), order.total()),
            new OrderPaid(order.id(), order.buyerRef(), order.total()));
    assertThat(find(id).status()).isEqualTo("PAID");
  }

  @Test
  void anOrderThatCannotBeReservedOrPaidIsCancelled() {
    long soldOut = id(place(pen, 1));
    write(tx -> saga.refused(tx, soldOut, Reason.SOLD_OUT));
    long poor = id(place(pen, 1));
    write(tx -> saga.reserved(tx, poor));
    write(tx -> saga.paymentRefused(tx, poor));
    write(tx -> saga.paymentRefused(tx, poor));
    write(tx -> saga.refused(tx, poor, Reason.SOLD_OUT));

    assertThat(find(soldOut).reason()).isEqualTo("soldOut");
    assertThat(find(poor).reason()).isEqualTo("paymentRefused");
    assertThat(database.takeEvents()).filteredOn(OrderCancelled.class::isInstance).hasSize(2);
  }

  @Test
  void aPaymentThatComesAfterTheEndIsRefunded() {
    long id = id(place(pen, 1));
    write(tx -> saga.reserved(tx, id));
    as(buyer, () -> orders.cancel(id));
    database.takeEvents();

    write(tx -> saga.paid(tx, id));
    write(tx -> saga.paid(tx, id));

    assertThat(find(id).status()).isEqualTo("REFUNDED");
    assertThat(find(id).reason()).isEqualTo("paidTooLate");
    assertThat(database.takeEvents()).singleElement().isInstanceOf(OrderRefunded.class);
  }

  @Test
  void piecesThatAreSetAsideAfterTheEndAreGivenBack() {
    OrderView cancelled = place(pen, 1);
    as(buyer, () -> orders.cancel(id(cancelled)));
    OrderView refunded = place(pen, 2);
    write(tx -> saga.reserved(tx, id(refunded)));
    write(tx -> saga.paid(tx, id(refunded)));
    as(buyer, () -> orders.cancel(id(refunded)));
    database.takeEvents();

    write(tx -> saga.reserved(tx, id(cancelled)));
    write(tx -> saga.reserved(tx, id(refunded)));

    assertThat(database.takeEvents())
        .containsExactly(
            new OrderCancelled(cancelled.id(), cancelled.buyerRef(), cancelled.total(), "buyer"),
            new OrderRefunded(refunded.id(), refunded.buyerRef(), refunded.total(), "buyer"));
    assertThat(find(id(cancelled)).status()).isEqualTo("CANCELLED");
    assertThat(find(id(refunded)).status()).isEqualTo("REFUNDED");
  }

  @Test
  void nothingIsPaidBeforeItIsReserved() {
    long id = id(place(pen, 1));

    assertThatThrownBy(() -> write(tx -> saga.paid(tx, id)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aBuyerCancelsAndIsRefundedButNotForEver() {
    long open = id(place(pen, 1));
    assertThat(as(buyer, () -> orders.cancel(open)).status()).isEqualTo("CANCELLED");
    assertThat(as(buyer, () -> orders.cancel(open)).reason()).isEqualTo("buyer");
    long paid = paid(pen);
    assertThat(as(buyer, () -> orders.cancel(paid)).status()).isEqualTo("REFUNDED");

    long old = paid(pen);
    write(tx ->
        tx.handle()
            .execute("UPDATE orders.purchase SET created_at = '2020-01-01' WHERE id = ?", old));
    assertThatThrownBy(() -> as(buyer, () -> orders.cancel(old)))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo("order.settled"));
    Caller admin = new Caller(Ids.next(), "admin", Role.ADMIN, 1);
    assertThat(as(admin, () -> orders.cancel(old)).reason()).isEqualTo("admin");
  }

  @Test
  void nobodySeesTheOrdersOfOthers() {
    long id = id(place(pen, 1));
    place(pen, 2);
    Caller other = new Caller(Ids.next(), "other", Role.USER, 1);

    assertThatThrownBy(() -> as(other, () -> orders.find(id))).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> as(other, () -> orders.cancel(id))).isInstanceOf(Problem.class);
    assertThat(as(other, () -> orders.list(null, 5)).items()).isEmpty();
    Slice<OrderView> first = as(buyer, () -> orders.list(null, 1));
    Slice<OrderView> rest = as(buyer, () -> orders.list(Cursor.parse(first.nextCursor(), 1), 5));
    assertThat(rest.items()).extracting(OrderView::id).containsExactly(String.valueOf(id));
    assertThat(orders.listAll(null, 1).items()).hasSize(1);
  }

  @Test
  void onlyWhatIsOfferedInOneCurrencyCanBeOrdered() {
    write(tx -> new OfferStore(tx.handle()).save(pen, Money.points(11), false, 2));
    write(tx -> new OfferStore(tx.handle()).save(pen, TEN_POINTS, true, 1));
    assertRefused(new NewOrder(List.of(new NewOrder.Line(pen, 1))), "lines", "item.unknown");

    write(tx -> new OfferStore(tx.handle()).save(pen, TEN_POINTS, true, 3));
    assertRefused(
        new NewOrder(List.of(new NewOrder.Line(pen, 1), new NewOrder.Line(coat, 1))),
        "lines",
        "order.mixedCurrencies");
    assertRefused(
        new NewOrder(List.of(new NewOrder.Line(pen, 0))), "lines[0].quantity", "field.range");
    assertRefused(new NewOrder(List.of()), "lines", "field.required");
    assertRefused(
        new NewOrder(List.of(new NewOrder.Line(pen, 600), new NewOrder.Line(pen, 600))),
        "lines[1].quantity",
        "field.range");
    assertThatThrownBy(() ->
            as(
                buyer,
                () ->
                    orders.place(
                        new NewOrder(List.of(new NewOrder.Line(pen, 1))), amount -> false)))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo("points.insufficient"));
  }

  @Test
  void anUnpaidOrderIsGivenUpInTime() {
    long late = id(place(pen, 1));
    long early = id(place(pen, 1));
    write(tx ->
        tx.handle()
            .execute("UPDATE orders.purchase SET expires_at = '2020-01-01' WHERE id = ?", late));
    Expiry expiry = new Expiry(database.database(), saga, new BackgroundTasks(), Duration.ZERO);

    while (expiry.giveUp(Instant.now().minus(Duration.ofDays(1))) == 200) {
      Thread.onSpinWait();
    }

    assertThat(find(late).reason()).isEqualTo("expired");
    assertThat(find(early).status()).isEqualTo("PLACED");
  }

  // each in one transaction: the rounds of the running forum would take what they see
  @Test
  void moneyIsAskedForOnceAndGoesBackWithTheOrder() {
    long id = id(place(coat, 1));
    write(tx -> {
      saga.reserved(tx, id);
      assertThat(payment(id).state()).isEqualTo(PaymentState.DUE);
      assertThat(claim()).extracting(PaymentRow::order).contains(id);
      assertThat(payment(id)).isEqualTo(new PaymentRow(id, PaymentState.ASKED, 1));
      assertThat(claim()).extracting(PaymentRow::order).doesNotContain(id);
      new PaymentStore(tx.handle()).move(id, PaymentState.CAPTURED);
      saga.paid(tx, id);
      as(buyer, () -> orders.cancel(id));
      assertThat(payment(id).state()).isEqualTo(PaymentState.REFUND_DUE);
      new PaymentStore(tx.handle()).move(id, PaymentState.REFUNDED);
    });
  }

  @Test
  void moneyThatWasNotAskedForYetNeverIs() {
    long id = id(place(coat, 1));
    write(tx -> {
      saga.reserved(tx, id);
      as(buyer, () -> orders.cancel(id));
    });

    assertThat(payment(id).state()).isEqualTo(PaymentState.VOID);
  }

  @Test
  void aNoticeIsNewsOnce() {
    String notice = "notice-" + Ids.next();
    assertThat(isNews(notice)).isTrue();
    assertThat(isNews(notice)).isFalse();

    write(tx -> new PaymentStore(tx.handle()).forgetNotices(Instant.now().plusSeconds(1), 1_000));

    assertThat(isNews(notice)).isTrue();
  }

  private List<PaymentRow> claim() {
    return database
        .database()
        .write(tx -> new PaymentStore(tx.handle()).claim(Duration.ofMinutes(1), 1_000));
  }

  private boolean isNews(String notice) {
    return database.database().write(tx -> new PaymentStore(tx.handle()).isNews(notice));
  }

  private PaymentRow payment(long id) {
    return database.database().write(tx -> new PaymentStore(tx.handle()).lock(id)).orElseThrow();
  }

  private void assertRefused(NewOrder wish, String field, String code) {
    assertThatThrownBy(() -> as(buyer, () -> orders.place(wish, amount -> true)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.errors())
                    .anySatisfy(error -> {
                      assertThat(error.field()).isEqualTo(field);
                      assertThat(error.code()).isEqualTo(code);
                    }));
  }

  private long paid(String sku) {
    long id = id(place(sku, 1));
    write(tx -> saga.reserved(tx, id));
    write(tx -> saga.paid(tx, id));
    return id;
  }

  private OrderView place(String sku, int quantity) {
    return as(
        buyer,
        () ->
            orders.place(new NewOrder(List.of(new NewOrder.Line(sku, quantity))), amount -> true));
  }

  private OrderView find(long id) {
    return as(buyer, () -> orders.find(id));
  }

  private static long id(OrderView order) {
    return Long.parseLong(order.id());
  }

  private static <T> T as(Caller caller, Callable<T> work) {
    RequestContext context = new RequestContext(Trace.start(), Locale.ENGLISH);
    context.caller(caller);
    try {
      return context.run(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean write(Consumer<Transaction> work) {
    return database
        .database()
        .write(tx -> {
          work.accept(tx);
          return true;
        });
  }
}
