package io.paopao.platform.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MoneyTest {

  @Test
  void addsUpInItsOwnCurrencyOnly() {
    assertThat(new Money(150, "CNY").plus(new Money(50, "CNY"))).isEqualTo(new Money(200, "CNY"));
    assertThatThrownBy(() -> new Money(1, "CNY").plus(Money.points(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isMultiplied() {
    assertThat(Money.points(20).times(3)).isEqualTo(Money.points(60));
    assertThat(Money.points(20).inPoints()).isTrue();
  }

  @Test
  void neverWrapsAround() {
    assertThatThrownBy(() -> Money.points(Long.MAX_VALUE).times(2))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.points(Long.MAX_VALUE).plus(Money.points(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void onlyWhatHasMinorUnitsIsACurrency() {
    assertThat(Stream.of("POINTS", "CNY", "JPY", "USD")).allMatch(Money::isCurrency);
    assertThat(Stream.of("AAA", "XAU", "XXX", "cny", "")).noneMatch(Money::isCurrency);
  }

  @Test
  void hasAsManyMinorUnitsAsItsCurrency() {
    assertThat(new Money(1_999, "CNY").whole()).isEqualTo(19);
    assertThat(new Money(1_999, "JPY").whole()).isEqualTo(1_999);
    assertThat(new Money(1_999, "KWD").whole()).isOne();
    assertThat(Money.points(7).whole()).isEqualTo(7);
    assertThatThrownBy(() -> new Money(1, "AAA").whole())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatIsNoMoney() {
    assertThatThrownBy(() -> Money.points(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(1, "yuan")).isInstanceOf(IllegalArgumentException.class);
  }
}
