package io.paopao.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.orders.customers.Customers;
import io.paopao.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckoutTest {

  private final Ledger ledger = new Ledger();
  private final Checkout checkout = new Checkout(ledger);

  @Test
  void whoIsKnownToHaveEnoughIsAskedForOnce() {
    ledger.replica = 10;

    assertThat(order(10)).isEqualTo("placed");
    assertThat(ledger.asked).containsExactly(false);
  }

  @Test
  void whoHasEnoughByNowIsNotRefusedForWhatAReplicaKnows() {
    ledger.replica = 9;
    ledger.primary = 10;

    assertThat(order(10)).isEqualTo("placed");
    assertThat(ledger.asked).containsExactly(false, true);
  }

  @Test
  void whoHasTooFewIsRefusedAtTheSecondLook() {
    ledger.replica = 9;
    ledger.primary = 9;

    assertThatThrownBy(() -> order(10))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo("points.insufficient"));
    assertThat(ledger.asked).containsExactly(false, true);
  }

  @Test
  void whatCannotBeKnownIsNoReasonToRefuse() {
    assertThat(order(10)).isEqualTo("placed");
    ledger.replica = 9;
    assertThat(order(10)).isEqualTo("placed");
  }

  @Test
  void otherRefusalsAreFinal() {
    ledger.replica = 9;

    assertThatThrownBy(() ->
            checkout.place(affords -> {
              throw Problem.conflict("order.noPayments");
            }))
        .isInstanceOf(Problem.class);
    assertThat(ledger.asked).hasSize(1);
  }

  private String order(long price) {
    return checkout.<String>place(affords -> {
      if (!affords.test(price)) {
        throw Problem.conflict("points.insufficient", price);
      }
      return "placed";
    });
  }

  /// Below zero where nothing can be known.
  private static final class Ledger extends Customers {

    private long replica = -1;
    private long primary = -1;
    private final List<Boolean> asked = new ArrayList<>();

    @Override
    public Optional<Standing> find(long member, boolean current) {
      asked.add(current);
      long points = current ? primary : replica;
      return points < 0 ? Optional.empty() : Optional.of(new Standing(points, "BRONZE"));
    }
  }
}
