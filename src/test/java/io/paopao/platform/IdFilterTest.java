package io.paopao.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class IdFilterTest {

  private static final int IDS = 100_000;
  private static final int GUESSES = 1_000_000;

  private final IdFilter filter = new IdFilter(IDS);

  @Test
  void everyIdThatWasAddedMayExist() {
    for (long id = 1; id <= IDS; id++) {
      filter.add(id << 22);
    }
    for (long id = 1; id <= IDS; id++) {
      assertThat(filter.mayContain(id << 22)).isTrue();
    }
  }

  @Test
  void oneGuessInAThousandPassesAtMost() {
    Random random = new Random(7);
    for (int i = 0; i < IDS; i++) {
      filter.add(random.nextLong());
    }
    int passed = 0;
    for (int i = 0; i < GUESSES; i++) {
      passed += filter.mayContain(random.nextLong()) ? 1 : 0;
    }

    assertThat(passed).isLessThanOrEqualTo(GUESSES / 1000);
  }

  @Test
  void anEmptyFilterKnowsNothing() {
    assertThat(filter.mayContain(42)).isFalse();
  }
}
