package io.paopao.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.orders.domain.Order.Reason;
import io.paopao.platform.domain.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final OrderFacts FACTS =
      facts(new OrderLine("mug", 2, Money.points(300)), new OrderLine("pen", 1, Money.points(5)));

  private static OrderFacts facts(OrderLine... lines) {
    return new OrderFacts(1, 7, List.of(lines), NOON, NOON.plusSeconds(60));
  }

  @Test
  void theTotalIsWhatItsLinesAddUpTo() {
    assertThat(FACTS.total()).isEqualTo(Money.points(605));
  }

  @Test
  void aPaidOrderWasPlacedAndReserved() {
    Order.Paid paid = new Order.Placed(FACTS).reserved().paid();

    assertThat(paid.status()).isEqualTo("PAID");
    assertThat(paid.facts()).isEqualTo(FACTS);
    assertThat(paid.refunded(Reason.BUYER).status()).isEqualTo("REFUNDED");
  }

  @Test
  void anOpenOrderCanBeCancelledAndThenStillBePaidTooLate() {
    Order.Cancelled cancelled = new Order.Placed(FACTS).reserved().cancelled(Reason.EXPIRED);

    assertThat(cancelled.reason()).isEqualTo(Reason.EXPIRED);
    assertThat(cancelled.paidTooLate().reason()).isEqualTo(Reason.PAID_TOO_LATE);
  }

  @Test
  void anOrderExpiresAtItsTime() {
    Order.Open order = new Order.Placed(FACTS);

    assertThat(order.isExpired(NOON.plusSeconds(59))).isFalse();
    assertThat(order.isExpired(NOON.plusSeconds(60))).isTrue();
  }

  @Test
  void linesHaveOneCurrencyAndAtLeastOnePiece() {
    assertThatThrownBy(OrderTest::facts).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            facts(
                new OrderLine("a", 1, Money.points(1)), new OrderLine("b", 1, new Money(1, "CNY"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OrderLine("a", 0, Money.points(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyUnfinishedPaymentsAreOpen() {
    assertThat(PaymentState.DUE.isOpen()).isTrue();
    assertThat(PaymentState.ASKED.isOpen()).isTrue();
    assertThat(PaymentState.REFUND_DUE.isOpen()).isTrue();
    assertThat(PaymentState.CAPTURED.isOpen()).isFalse();
    assertThat(PaymentState.of(PaymentState.VOID.code())).isEqualTo(PaymentState.VOID);
  }
}
