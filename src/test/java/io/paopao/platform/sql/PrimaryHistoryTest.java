package io.paopao.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrimaryHistoryTest {

  private final PrimaryHistory history = new PrimaryHistory();

  @Test
  void aReplicaThatHasEverythingIsNotBehind() {
    see(10, 0);
    see(20, 5);

    assertThat(lag(20, 60)).isZero();
    assertThat(lag(21, 60)).isZero();
  }

  @Test
  void lagBeginsWhenThePrimaryWasFirstSeenWhereTheReplicaIsNot() {
    see(10, 0);
    see(20, 5);
    see(30, 8);

    assertThat(lag(10, 9)).hasSeconds(4);
    assertThat(lag(20, 9)).hasSeconds(1);
    assertThat(lag(25, 9)).hasSeconds(1);
  }

  @Test
  void aQuietPrimaryMakesNoReplicaLate() {
    see(10, 0);
    see(10, 100);

    assertThat(lag(10, 200)).isZero();
  }

  @Test
  void whatWasSeenAMomentAgoIsNotSettled() {
    see(10, 0);
    see(20, 5);
    see(30, 6);

    assertThat(history.settled(Duration.ofSeconds(1))).hasToString("0-1-20");
    see(30, 7);
    assertThat(history.settled(Duration.ofSeconds(1))).hasToString("0-1-30");
  }

  @Test
  void nothingIsSettledBeforeThePrimaryWasSeenForAWhile() {
    assertThat(history.settled(Duration.ofSeconds(1))).isEqualTo(GtidPosition.START);
    see(10, 0);
    assertThat(history.settled(Duration.ofSeconds(1))).isEqualTo(GtidPosition.START);
  }

  private void see(int sequence, int second) {
    history.saw(GtidPosition.parse("0-1-" + sequence), Duration.ofSeconds(second).toNanos());
  }

  private Duration lag(int sequence, int second) {
    return history.lag(GtidPosition.parse("0-1-" + sequence), Duration.ofSeconds(second).toNanos());
  }
}
