package io.paopao.system;

import static io.paopao.system.Call.Kind.READ;
import static io.paopao.system.Call.Kind.TRESPASS;
import static io.paopao.system.Call.Kind.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DegradationCheckTest {

  private static final Call REFUSED = new Call(WRITE, 503, true, 3);
  private static final Call FAILED_READ = new Call(READ, 503, true, 3);

  @Test
  void writesMayBeRefusedForAWhile() {
    assertThat(
            violations(REFUSED, new Call(READ, 200, false, 2), new Call(TRESPASS, 403, false, 1)))
        .isEmpty();
  }

  @Test
  void aPlantedRefusalWithoutRetryAfterIsFound() {
    assertThat(violations(new Call(WRITE, 503, false, 3))).hasSize(1);
  }

  @Test
  void aPlantedServerErrorIsFound() {
    assertThat(violations(new Call(WRITE, 500, false, 3))).hasSize(1);
  }

  @Test
  void aPlantedBrokenConnectionIsFound() {
    assertThat(violations(new Call(WRITE, 0, false, 3))).hasSize(1);
  }

  @Test
  void aPlantedOpenDoorIsFound() {
    assertThat(violations(new Call(TRESPASS, 200, false, 3))).hasSize(1);
  }

  @Test
  void aPlantedLateAnswerIsFound() {
    assertThat(violations(new Call(READ, 200, false, 2_001))).hasSize(1);
  }

  @Test
  void plantedSlowRefusalsAreFound() {
    Call slow = new Call(WRITE, 503, true, 1_500);
    assertThat(violations(slow, slow, REFUSED)).containsExactly("writes are refused after 1500 ms");
    assertThat(violations(slow, REFUSED, REFUSED)).isEmpty();
  }

  @Test
  void oneReadInTenThousandMayFail() {
    List<Call> calls = new ArrayList<>(Collections.nCopies(9_999, new Call(READ, 200, false, 1)));
    calls.add(FAILED_READ);
    assertThat(DegradationCheck.violations(calls, false)).isEmpty();

    calls.add(FAILED_READ);
    assertThat(DegradationCheck.violations(calls, false))
        .containsExactly("2 of 10001 reads failed");
    assertThat(DegradationCheck.violations(calls, true)).isEmpty();
  }

  private static List<String> violations(Call... calls) {
    return DegradationCheck.violations(List.of(calls), false);
  }
}
