package io.paopao.orders;

import io.paopao.orders.OrderEvent.OrderCancelled;
import io.paopao.orders.OrderEvent.OrderPaid;
import io.paopao.orders.OrderEvent.OrderRefunded;
import io.paopao.orders.OrderEvent.OrderReserved;
import io.paopao.orders.domain.Order;
import io.paopao.orders.domain.Order.Reason;
import io.paopao.orders.domain.PaymentState;
import io.paopao.orders.store.OrderStore;
import io.paopao.orders.store.PaymentRow;
import io.paopao.orders.store.PaymentStore;
import io.paopao.platform.Problem;
import io.paopao.platform.domain.Money;
import io.paopao.platform.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;

/// Brings orders from one state to the next, each step in one transaction with the event that tells
/// of it. A step that comes too late, or again, changes nothing, or is undone by what follows.
@ApplicationScoped
public class Saga {

  /// Everything is set aside. For an order that has ended it was so too late: the ending is told
  /// again, as what was told of it before came when there was nothing to give back.
  public void reserved(Transaction tx, long id) {
    switch (lock(tx, id)) {
      case Order.Placed placed -> {
        Order.Reserved order = placed.reserved();
        new OrderStore(tx.handle()).update(order);
        if (!total(order).inPoints()) {
          new PaymentStore(tx.handle()).insertDue(id);
        }
        tx.publish(new OrderReserved(text(id), buyer(order), total(order)));
      }
      case Order.Cancelled cancelled -> tell(tx, cancelled);
      case Order.Refunded refunded -> tell(tx, refunded);
      case Order.Reserved _, Order.Paid _ -> {}
    }
  }

  /// Nothing is set aside.
  public void refused(Transaction tx, long id, Reason reason) {
    if (lock(tx, id) instanceof Order.Placed placed) {
      end(tx, placed.cancelled(reason));
    }
  }

  /// The buyer has paid.
  public void paid(Transaction tx, long id) {
    switch (lock(tx, id)) {
      case Order.Reserved reserved -> {
        Order.Paid order = reserved.paid();
        new OrderStore(tx.handle()).update(order);
        tx.publish(new OrderPaid(text(id), buyer(order), total(order)));
      }
      case Order.Cancelled cancelled -> end(tx, cancelled.paidTooLate());
      case Order.Paid _, Order.Refunded _ -> {}
      case Order.Placed _ ->
          throw new IllegalStateException("order " + id + " is paid before it is reserved");
    }
  }

  /// The buyer cannot pay.
  public void paymentRefused(Transaction tx, long id) {
    if (lock(tx, id) instanceof Order.Reserved reserved) {
      end(tx, reserved.cancelled(Reason.PAYMENT_REFUSED));
    }
  }

  /// The buyer has got the money back; unless the order has ended, nobody here wanted so.
  public void moneyReturned(Transaction tx, long id) {
    end(tx, id, Reason.MONEY_RETURNED);
  }

  /// Cancels an open order, refunds a paid one; one that came to nothing stays as it is.
  Order end(Transaction tx, long id, Reason reason) {
    return switch (lock(tx, id)) {
      case Order.Open open -> end(tx, open.cancelled(reason));
      case Order.Paid paid -> end(tx, paid.refunded(reason));
      case Order ended -> ended;
    };
  }

  private static Order end(Transaction tx, Order.Cancelled order) {
    new OrderStore(tx.handle()).update(order);
    payment(tx, order, PaymentState.DUE, PaymentState.VOID);
    tell(tx, order);
    return order;
  }

  private static Order end(Transaction tx, Order.Refunded order) {
    new OrderStore(tx.handle()).update(order);
    payment(tx, order, PaymentState.CAPTURED, PaymentState.REFUND_DUE);
    tell(tx, order);
    return order;
  }

  private static void tell(Transaction tx, Order.Cancelled order) {
    String id = text(order.facts().id());
    tx.publish(new OrderCancelled(id, buyer(order), total(order), OrderView.text(order.reason())));
  }

  private static void tell(Transaction tx, Order.Refunded order) {
    String id = text(order.facts().id());
    tx.publish(new OrderRefunded(id, buyer(order), total(order), OrderView.text(order.reason())));
  }

  /// A payment that is asked for already goes on: what comes of it decides.
  private static void payment(Transaction tx, Order order, PaymentState from, PaymentState to) {
    if (!total(order).inPoints()) {
      PaymentStore payments = new PaymentStore(tx.handle());
      payments
          .lock(order.facts().id())
          .filter((PaymentRow payment) -> payment.state() == from)
          .ifPresent(payment -> payments.move(payment.order(), to));
    }
  }

  private static Order lock(Transaction tx, long id) {
    return new OrderStore(tx.handle()).lock(id).orElseThrow(Problem::notFound);
  }

  private static Money total(Order order) {
    return order.facts().total();
  }

  private static String buyer(Order order) {
    return text(order.facts().buyer());
  }

  private static String text(long id) {
    return String.valueOf(id);
  }
}
