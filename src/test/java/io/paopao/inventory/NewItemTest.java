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

  private static List<String> refused(Money price) {
    Problem problem = catchThrowableOfType(Problem.class, () -> item(price).check());
    return problem.errors().map(Problem.FieldError::field).toList();
  }

  private static NewItem item(Money price) {
    return new NewItem("mug", new Item.Words("杯", "Mug"), null, price, 1L, 0);
  }
}
