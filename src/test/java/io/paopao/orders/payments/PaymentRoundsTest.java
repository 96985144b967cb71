package io.paopao.orders.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.orders.domain.PaymentState;
import io.paopao.orders.store.PaymentRow;
import org.junit.jupiter.api.Test;

class PaymentRoundsTest {

  @Test
  void aRefundThatComesNoFurtherIsToldOfNowAndThen() {
    assertThat(isStuck(PaymentRounds.MANY - 1, PaymentState.REFUND_DUE)).isFalse();
    assertThat(isStuck(PaymentRounds.MANY, PaymentState.REFUND_DUE)).isTrue();
    assertThat(isStuck(PaymentRounds.MANY + 1, PaymentState.REFUND_DUE)).isFalse();
    assertThat(isStuck(2 * PaymentRounds.MANY, PaymentState.REFUND_DUE)).isTrue();
    assertThat(isStuck(0, PaymentState.REFUND_DUE)).isFalse();
    assertThat(isStuck(PaymentRounds.MANY, PaymentState.REFUNDED)).isFalse();
  }

  private static boolean isStuck(int attempts, PaymentState after) {
    return PaymentRounds.isStuck(new PaymentRow(1, PaymentState.REFUND_DUE, attempts), after);
  }
}
