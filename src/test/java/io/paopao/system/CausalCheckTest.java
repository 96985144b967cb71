package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CausalCheckTest {

  @Test
  void aGoodHistoryHasNoViolation() {
    assertThat(
            CausalCheck.violations(
                List.of(write("ada", 1), read("bob", 0), read("ada", 1), read("ada", 2))))
        .isEmpty();
  }

  @Test
  void aPlantedStaleReadIsFound() {
    assertThat(CausalCheck.violations(List.of(write("ada", 2), read("ada", 1))))
        .singleElement()
        .asString()
        .startsWith("stale");
  }

  @Test
  void aPlantedStepBackIsFound() {
    assertThat(CausalCheck.violations(List.of(read("bob", 2), read("bob", 1))))
        .singleElement()
        .asString()
        .startsWith("not monotonic");
  }

  private static History.Entry write(String client, long value) {
    return new History.Entry("write", client, value);
  }

  private static History.Entry read(String client, long value) {
    return new History.Entry("read", client, value);
  }
}
