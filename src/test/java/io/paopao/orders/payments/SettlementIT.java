package io.paopao.orders.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.orders.OrderEvent.OrderCancelled;
import io.paopao.orders.OrderEvent.OrderPaid;
import io.paopao.orders.OrderEvent.OrderRefunded;
import io.paopao.orders.Saga;
import io.paopao.orders.domain.Order;
import io.paopao.orders.domain.Order.Reason;
import io.paopao.orders.domain.OrderFacts;
import io.paopao.orders.domain.OrderLine;
import io.paopao.orders.domain.PaymentState;
import io.paopao.orders.store.OrderStore;
import io.paopao.orders.store.PaymentRow;
import io.paopao.orders.store.PaymentStore;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.domain.Money;
import io.paopao.platform.sql.TestDatabase;
import io.paopao.platform.sql.Utc;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettlementIT {

  private final TestDatabase database = new TestDatabase();
  private final Saga saga = new Saga();
  private final Settlement settlement = new Settlement(database.database(), saga);
  private final ScriptedProvider provider = new ScriptedProvider();
  private final long order = reserved();

  /// What other tests add up is not to find orders that end nowhere.
  @AfterEach
  void leaveNothing() {
    database
        .database()
        .write(tx -> {
          for (String table : List.of("purchase_line", "payment")) {
            tx.handle().execute("DELETE FROM orders." + table + " WHERE purchase = ?", order);
          }
          tx.handle().execute("DELETE FROM orders.purchase WHERE id = ?", order);
          return true;
        });
  }

  @Test
  void capturedMoneyPaysTheOrderOnce() {
    assertThat(settlement.settle(order, Outcome.PENDING)).isEqualTo(PaymentState.DUE);
    assertThat(settlement.settle(order, Outcome.CAPTURED)).isEqualTo(PaymentState.CAPTURED);
    assertThat(settlement.settle(order, Outcome.CAPTURED)).isEqualTo(PaymentState.CAPTURED);
    assertThat(settlement.settle(order, Outcome.DECLINED)).isEqualTo(PaymentState.CAPTURED);
    assertThat(settlement.settle(order, Outcome.PENDING)).isEqualTo(PaymentState.CAPTURED);

    assertThat(find()).isInstanceOf(Order.Paid.class);
    assertThat(database.takeEvents()).filteredOn(OrderPaid.class::isInstance).hasSize(1);
  }

  @Test
  void declinedMoneyCancelsTheOrder() {
    assertThat(settlement.settle(order, Outcome.DECLINED)).isEqualTo(PaymentState.DECLINED);
    assertThat(settlement.settle(order, Outcome.DECLINED)).isEqualTo(PaymentState.DECLINED);

    assertThat(find()).isInstanceOf(Order.Cancelled.class);
    assertThat(database.takeEvents()).filteredOn(OrderCancelled.class::isInstance).hasSize(1);
  }

  @Test
  void moneyThatIsCapturedAfterItWasDeclinedGoesBack() {
    settlement.settle(order, Outcome.DECLINED);
    settlement.settle(order, Outcome.CAPTURED);

    assertThat(state()).isEqualTo(PaymentState.REFUND_DUE);
    assertThat(find())
        .isInstanceOfSatisfying(
            Order.Refunded.class, o -> assertThat(o.reason()).isEqualTo(Reason.PAID_TOO_LATE));
  }

  @Test
  void moneyThatTheProviderHeardOfTooLateGoesBack() {
    cancel();

    assertThat(steps().next(asked())).isEqualTo(PaymentState.VOID);
    settlement.settle(order, Outcome.CAPTURED);

    assertThat(state()).isEqualTo(PaymentState.REFUND_DUE);
    assertThat(find()).isInstanceOf(Order.Refunded.class);
  }

  @Test
  void aPaymentThatTheProviderNeverHeardOfIsLookedUpOnceMore() {
    cancel();
    steps().next(asked());
    assertThat(nextAt()).isNotNull().isAfter(LocalDateTime.now(ZoneOffset.UTC).plusMinutes(5));

    PaymentRow looked = new PaymentRow(order, PaymentState.VOID, 1);
    assertThat(steps().next(looked)).isEqualTo(PaymentState.VOID);

    assertThat(nextAt()).isNull();
  }

  @Test
  void theSecondLookFindsMoneyWhoseNoticeWasLost() {
    cancel();
    steps().next(asked());
    provider.says(Outcome.CAPTURED);

    steps().next(new PaymentRow(order, PaymentState.VOID, 1));

    assertThat(state()).isEqualTo(PaymentState.REFUND_DUE);
    assertThat(nextAt()).isNotNull();
  }

  @Test
  void theSecondLookCancelsWhatIsStillPending() {
    cancel();
    steps().next(asked());
    provider.says(Outcome.PENDING);

    steps().next(new PaymentRow(order, PaymentState.VOID, 1));

    assertThat(provider.cancelled()).isEqualTo(1);
    assertThat(nextAt()).isNull();
  }

  @Test
  void moneyThatComesAfterTheEndGoesBack() {
    cancel();

    assertThat(settlement.settle(order, Outcome.CAPTURED)).isEqualTo(PaymentState.CAPTURED);
    assertThat(find()).isInstanceOf(Order.Refunded.class);
    assertThat(settlement.settle(order, Outcome.CAPTURED)).isEqualTo(PaymentState.REFUND_DUE);
    assertThat(settlement.settle(order, Outcome.REFUNDED)).isEqualTo(PaymentState.REFUNDED);
    assertThat(settlement.settle(order, Outcome.REFUNDED)).isEqualTo(PaymentState.REFUNDED);
    assertThat(database.takeEvents()).filteredOn(OrderRefunded.class::isInstance).hasSize(1);
  }

  @Test
  void moneyThatTheProviderReturnsByItselfEndsThePaidOrder() {
    settlement.settle(order, Outcome.CAPTURED);

    assertThat(settlement.settle(order, Outcome.REFUNDED)).isEqualTo(PaymentState.REFUNDED);
    assertThat(settlement.settle(order, Outcome.REFUNDED)).isEqualTo(PaymentState.REFUNDED);
    assertThat(settlement.settle(order, Outcome.CAPTURED)).isEqualTo(PaymentState.REFUNDED);

    assertThat(find())
        .isInstanceOfSatisfying(
            Order.Refunded.class, o -> assertThat(o.reason()).isEqualTo(Reason.MONEY_RETURNED));
    assertThat(database.takeEvents()).filteredOn(OrderRefunded.class::isInstance).hasSize(1);
    assertThat(nextAt()).isNull();
  }

  @Test
  void moneyThatIsReturnedBeforeItWasHeardOfEndsTheOrder() {
    provider.says(Outcome.REFUNDED);

    assertThat(steps().next(asked())).isEqualTo(PaymentState.REFUNDED);

    assertThat(find())
        .isInstanceOfSatisfying(
            Order.Cancelled.class, o -> assertThat(o.reason()).isEqualTo(Reason.MONEY_RETURNED));
    assertThat(database.takeEvents()).filteredOn(OrderCancelled.class::isInstance).hasSize(1);
    assertThat(nextAt()).isNull();
  }

  @Test
  void aRefundThatDoesNotComeAboutIsSeenToWait() {
    cancel();
    settlement.settle(order, Outcome.CAPTURED);
    database
        .database()
        .write(tx -> {
          tx.handle()
              .execute("UPDATE orders.purchase SET updated_at = '2001-01-01' WHERE id = ?", order);
          assertThat(new PaymentStore(tx.handle()).oldestOpen())
              .contains(Instant.parse("2001-01-01T00:00:00Z"));
          new PaymentStore(tx.handle()).move(order, PaymentState.REFUNDED);
          assertThat(new PaymentStore(tx.handle()).oldestOpen())
              .isNotEqualTo(Optional.of(Instant.parse("2001-01-01T00:00:00Z")));
          return true;
        });
  }

  @Test
  void aNoticeIsTakenIntoAccountOnceAndOnlyWithItsSignature() {
    SimpleNotices notices = new SimpleNotices(Optional.of("secret"));
    String body =
        "{\"id\":\"n%d\",\"reference\":\"%d\",\"status\":\"captured\"}".formatted(order, order);

    assertThatThrownBy(() -> notices.read(null, body)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> notices.read("t=1,v1=00", body)).isInstanceOf(Problem.class);
    assertThat(find()).isInstanceOf(Order.Reserved.class);
    settlement.notice(notices.read(signature(body), body));
    settlement.notice(notices.read(signature(body), body));

    assertThat(find()).isInstanceOf(Order.Paid.class);
    String unknown =
        "{\"id\":\"m%d\",\"reference\":\"1\",\"status\":\"captured\"}".formatted(order);
    assertThatThrownBy(() -> settlement.notice(notices.read(signature(unknown), unknown)))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(404));
    String odd = "{\"id\":\"m%d\",\"reference\":\"1\",\"status\":\"odd\"}".formatted(order);
    assertThatThrownBy(() -> notices.read(signature(odd), odd))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(400));
  }

  private static String signature(String body) {
    long time = Utc.now().getEpochSecond();
    return "t="
        + time
        + ",v1="
        + HexFormat.of().formatHex(PaymentSignature.hmac("secret", time + "." + body));
  }

  /// The order ends while the provider is asked.
  private void cancel() {
    database
        .database()
        .write(tx -> {
          tx.handle()
              .execute("UPDATE orders.payment SET state = 'asked' WHERE purchase = ?", order);
          Order.Reserved open = (Order.Reserved) find();
          new OrderStore(tx.handle()).update(open.cancelled(Reason.EXPIRED));
          return true;
        });
  }

  private PaymentSteps steps() {
    ProviderChoice choice = new ProviderChoice(List.of(provider), provider.name());
    return new PaymentSteps(database.database(), choice, settlement, Duration.ofMinutes(10));
  }

  private PaymentRow asked() {
    return new PaymentRow(order, PaymentState.ASKED, 1);
  }

  private PaymentState state() {
    return database
        .database()
        .write(tx -> new PaymentStore(tx.handle()).lock(order))
        .orElseThrow()
        .state();
  }

  private @Nullable LocalDateTime nextAt() {
    return database
        .database()
        .readPrimary(handle ->
            handle
                .select("SELECT next_at FROM orders.payment WHERE purchase = ?", order)
                .map((rs, ctx) -> rs.getObject("next_at", LocalDateTime.class))
                .list()
                .getFirst());
  }

  private Order find() {
    return database
        .database()
        .readPrimary(handle -> new OrderStore(handle).find(order))
        .orElseThrow();
  }

  private long reserved() {
    OrderLine line = new OrderLine("coat", 1, new Money(1_000, "CNY"));
    OrderFacts facts =
        new OrderFacts(
            Ids.next(), Ids.next(), List.of(line), Utc.now(), Utc.now().plusSeconds(900));
    return database
        .database()
        .write(tx -> {
          new OrderStore(tx.handle()).insert(new Order.Placed(facts));
          saga.reserved(tx, facts.id());
          // nobody of the running forum is to ask for it
          tx.handle()
              .execute("UPDATE orders.payment SET next_at = NULL WHERE purchase = ?", facts.id());
          return facts.id();
        });
  }
}
