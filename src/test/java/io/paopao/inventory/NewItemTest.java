package io.paopao.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paopao.platform.Problem;
import io.paopao.platform.domain.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewItemTest {

  @Test
  void isPricedInPointsOrACurrency() {
    assertThatCode(() -> item(Money.points(1)).check()).doesNotThrowAnyException();
    assertThatCode(() -> item(new Money(1, "CNY")).check()).doesNotThrowAnyException();
    assertThat(refused(new Money(1, "AAA"))).containsExactly("price.currency");
    assertThat(refused(new Money(0, "XAU"))).containsExactly("price.amount", "price.currency");
  }

  @Test
  void isDescribedInBothLanguagesOrInNone() {
    assertThatCode(() -> described("", "").check()).doesNotThrowAnyException();
    assertThatCode(() -> described("蓝", "blue").check()).doesNotThrowAnyException();
    assertThat(refused(described("", "blue"))).containsExactly("description.zh");
    assertThat(refused(described("蓝", ""))).containsExactly("description.en");
  }

  private static List<String> refused(NewItem item) {
    Problem problem = catchThrowableOfType(Problem.class, item::check);
    return problem.errors().map(Problem.FieldError::field).toList();
  }

  private static NewItem described(String zh, String en) {
    return new NewItem(
        "mug", new Item.Words("杯", "Mug"), new Item.Words(zh, en), Money.points(1), 1L, 0);
  }

  private static List<String> refused(Money price) {
    return refused(item(price));
  }

  private static NewItem item(Money price) {
    return new NewItem("mug", new Item.Words("杯", "Mug"), null, price, 1L, 0);
  }
}
