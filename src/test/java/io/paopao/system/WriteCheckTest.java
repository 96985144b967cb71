package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteCheckTest {

  private static final List<History.Entry> GOOD =
      List.of(
          entry("attempted", 1),
          entry("acknowledged", 1),
          entry("attempted", 2), // killed before the answer, and stored
          entry("attempted", 3), // killed before the answer, and not stored
          entry("stored", 1),
          entry("stored", 2));

  @Test
  void aGoodHistoryHasNoViolation() {
    assertThat(WriteCheck.violations(GOOD)).isEmpty();
  }

  @Test
  void aPlantedLossIsFound() {
    assertThat(WriteCheck.violations(goodAnd(entry("acknowledged", 3))))
        .containsExactly("lost: ada:3");
  }

  @Test
  void aPlantedDoubleIsFound() {
    assertThat(WriteCheck.violations(goodAnd(entry("stored", 2))))
        .containsExactly("doubled: ada:2");
  }

  @Test
  void aPlantedPhantomIsFound() {
    assertThat(WriteCheck.violations(goodAnd(entry("stored", 4))))
        .containsExactly("phantom: ada:4");
  }

  private static List<History.Entry> goodAnd(History.Entry planted) {
    List<History.Entry> history = new ArrayList<>(GOOD);
    history.add(planted);
    return history;
  }

  private static History.Entry entry(String action, long value) {
    return new History.Entry(action, "ada", value);
  }
}
