package io.paopao.orders.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderChoiceTest {

  private final PaymentProvider simple = new SimpleProvider();

  @Test
  void theNamedAdapterIsChosen() {
    assertThat(new ProviderChoice(List.of(simple), "simple").chosen()).isSameAs(simple);
  }

  @Test
  void aNameThatNoAdapterHasIsRefused() {
    assertThatThrownBy(() -> new ProviderChoice(List.of(simple), "alipay"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("alipay");
  }
}
