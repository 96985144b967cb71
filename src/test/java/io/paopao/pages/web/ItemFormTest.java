package io.paopao.pages.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paopao.inventory.Item;
import io.paopao.inventory.ItemChange;
import io.paopao.inventory.NewItem;
import io.paopao.platform.Problem;
import io.paopao.platform.Problem.FieldError;
import io.paopao.platform.domain.Money;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ItemFormTest {

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

  @Test
  void aPriceMayBeAsHighAsAnItemTakes() {
    assertThat(price("price=1000000000000&currency=CNY").amount()).isEqualTo(1_000_000_000_000L);
  }

  @Test
  void aLimitThatIsNoNumberIsNotNone() {
    assertThat(perBuyer("")).isZero();
    assertThat(perBuyer("+12+")).isEqualTo(12);
    assertThat(perBuyer("9999999999")).isEqualTo(Integer.MAX_VALUE);
    for (String odd : new String[] {"x", "1.5", "-3", "1e3"}) {
      assertThat(perBuyer(odd)).isNegative();
    }
  }

  @Test
  void theFormOfAnItemChangesNothing() {
    Item.Words name = new Item.Words("杯", "Mug");
    Item.Words description = new Item.Words("一\n二", "one\ntwo");
    Item item =
        new Item(
            "1",
            "mug",
            name,
            description,
            new Money(5_000_000_000L, "EUR"),
            new Item.Stock(1, 2, 3),
            4,
            true,
            5,
            Instant.EPOCH);

    assertThat(ItemForm.change(new Typed(ItemForm.of(item).values())))
        .isEqualTo(new ItemChange(name, description, item.price(), 4, null));
  }

  private static int perBuyer(String typed) {
    NewItem item = ItemForm.offer(Typed.parse("currency=POINTS&perBuyer=" + typed));
    return Objects.requireNonNull(item.perBuyer());
  }

  private static Money price(String body) {
    return ItemForm.price(Typed.parse(body));
  }
}
