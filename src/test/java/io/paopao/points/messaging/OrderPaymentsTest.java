package io.paopao.points.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.domain.Money;
import io.paopao.platform.sql.Transaction;
import io.paopao.points.Ledger;
import io.paopao.points.messaging.OrderHappening.OrderPaid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderPaymentsTest {

  private final Told told = new Told();

  @Test
  void aPurchaseCountsInWholeUnitsOfItsCurrency() {
    paid(new Money(1_999, "CNY"));
    paid(new Money(1_999, "JPY"));
    paid(new Money(1_999, "KWD"));

    assertThat(told.deeds).extracting(Ledger.Deed::times).containsExactly(19L, 1_999L, 1L);
  }

  @SuppressWarnings("NullAway") // nothing is written
  private void paid(Money total) {
    new OrderPayments(told).on(null, new OrderPaid("1", "7", total), Instant.EPOCH);
  }

  private static final class Told extends Ledger {

    private final List<Deed> deeds = new ArrayList<>();

    @Override
    public long earn(Transaction tx, Deed deed) {
      deeds.add(deed);
      return 0;
    }
  }
}
