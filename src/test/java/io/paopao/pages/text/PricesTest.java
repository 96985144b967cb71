package io.paopao.pages.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.domain.Money;
import org.junit.jupiter.api.Test;

class PricesTest {

  @Test
  void pointsAreCounted() {
    assertThat(price(Language.ENGLISH, Money.points(1))).isEqualTo("1 point");
    assertThat(price(Language.CHINESE, Money.points(120))).isEqualTo("120 积分");
  }

  @Test
  void moneyHasItsSignAndItsFen() {
    assertThat(price(Language.CHINESE, new Money(9_950, "CNY"))).contains("99.50").contains("¥");
    assertThat(price(Language.ENGLISH, new Money(9_900, "CNY"))).contains("99.00");
  }

  @Test
  void whatIsNoCurrencyIsToldAsItIs() {
    for (Language language : Language.values()) {
      assertThat(price(language, new Money(1_234, "AAA"))).isEqualTo("1,234 AAA");
      assertThat(price(language, new Money(1, "XAU"))).isEqualTo("1 XAU");
    }
    assertThat(price(Language.ENGLISH, new Money(1_234, "JPY"))).contains("1,234");
  }

  private static String price(Language language, Money money) {
    return new Prices(Messages.in(language)).of(money);
  }
}
