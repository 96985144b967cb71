package io.paopao.orders.payments;

import io.paopao.orders.Saga;
import io.paopao.orders.domain.PaymentState;
import io.paopao.orders.store.OrderStore;
import io.paopao.orders.store.PaymentRow;
import io.paopao.orders.store.PaymentStore;
import io.paopao.platform.Problem;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Transaction;
import io.paopao.platform.sql.Utc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/// Takes into account what the provider says, however often and in whatever order it says it.
@ApplicationScoped
public class Settlement {

  private final Database database;
  private final Saga saga;

  @Inject
  Settlement(Database database, Saga saga) {
    this.database = database;
    this.saga = saga;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Settlement() {
    this(null, null);
  }

  /// @return what the payment is then
  /// @throws Problem 404 for an order without a payment
  public PaymentState settle(long order, Outcome outcome) {
    return database.write(tx -> settle(tx, order, outcome));
  }

  /// Takes a notice into account, once.
  ///
  /// @throws Problem 404 for an order without a payment
  public void notice(PaymentProvider.Notice notice) {
    database.write(tx -> {
      if (new PaymentStore(tx.handle()).isNews(notice.id())) {
        settle(tx, notice.order(), notice.outcome());
      }
      return notice;
    });
  }

  /// The provider has never heard of a payment that nobody wants any more. There will be no money,
  /// unless the request for it is still on its way: the provider is asked once more after a while.
  ///
  /// @return what the payment is then
  /// @throws Problem 404 for an order without a payment
  public PaymentState unheardOf(long order, Duration recheck) {
    return database.write(tx -> {
      PaymentState after = settle(tx, order, Outcome.CANCELLED);
      if (after == PaymentState.VOID) {
        new PaymentStore(tx.handle()).recheck(order, Utc.now().plus(recheck));
      }
      return after;
    });
  }

  /// The provider has still not ended a payment that nobody wants: it is asked again after a while.
  ///
  /// @return what the payment is
  public PaymentState recheck(long order, Duration after) {
    return database.write(tx -> {
      new PaymentStore(tx.handle()).recheck(order, Utc.now().plus(after));
      return PaymentState.VOID;
    });
  }

  private PaymentState settle(Transaction tx, long order, Outcome outcome) {
    // the order first, as everywhere: then two of us wait, and do not block each other
    var _ = new OrderStore(tx.handle()).lock(order).orElseThrow(Problem::notFound);
    PaymentStore payments = new PaymentStore(tx.handle());
    PaymentState before =
        payments.lock(order).map(PaymentRow::state).orElseThrow(Problem::notFound);
    PaymentState after = after(before, outcome);
    if (after != before) {
      payments.move(order, after);
      switch (after) {
        case CAPTURED -> saga.paid(tx, order);
        case DECLINED, VOID -> saga.paymentRefused(tx, order);
        case REFUNDED -> saga.moneyReturned(tx, order);
        case DUE, ASKED, REFUND_DUE -> {}
      }
    } else if (after == PaymentState.VOID && outcome != Outcome.PENDING) {
      payments.close(order);
    }
    return after;
  }

  /// What is heard too late, or again, changes nothing, but for money that comes when none was
  /// expected any more: the order has ended, so it goes back. Money that has gone back has done so
  /// whatever was heard before.
  private static PaymentState after(PaymentState before, Outcome outcome) {
    boolean asked = before == PaymentState.DUE || before == PaymentState.ASKED;
    boolean forgone = before == PaymentState.VOID || before == PaymentState.DECLINED;
    return switch (outcome) {
      case CAPTURED -> asked || forgone ? PaymentState.CAPTURED : before;
      case DECLINED -> asked ? PaymentState.DECLINED : before;
      case CANCELLED -> asked ? PaymentState.VOID : before;
      case REFUNDED -> forgone ? before : PaymentState.REFUNDED;
      case PENDING -> before;
    };
  }
}
