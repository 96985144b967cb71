package io.paopao.pages.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paopao.platform.Problem;
import io.paopao.platform.Problem.FieldError;
import io.paopao.platform.domain.Money;
import org.junit.jupiter.api.Test;

class MallAdminPagesTest {

  @Test
  void aPriceIsRead() {
    assertThat(price("price=150&currency=CNY")).isEqualTo(new Money(150, "CNY"));
    assertThat(price("price=3&currency=POINTS")).isEqualTo(Money.points(3));
  }

  @Test
  void whatIsNoAmountIsNone() {
    assertThat(price("price=-1&currency=CNY").amount()).isZero();
    assertThat(price("price=x&currency=CNY").amount()).isZero();
    assertThat(price("currency=POINTS").amount()).isZero();
  }

  @Test
  void whatIsNoCurrencyIsTold() {
    for (String currency : new String[] {"", "yuan", "AAA", "XAU"}) {
      Problem problem =
          catchThrowableOfType(Problem.class, () -> price("price=1&currency=" + currency));
      assertThat(problem.status()).isEqualTo(422);
      assertThat(problem.errors().map(FieldError::field)).containsExactly("price.currency");
    }
  }

  private static Money price(String body) {
    return MallAdminPages.price(Typed.parse(body));
  }
}
