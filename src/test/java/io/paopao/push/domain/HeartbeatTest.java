package io.paopao.push.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.push.domain.Heartbeat.Action;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  private static final Heartbeat.Rhythm RHYTHM =
      new Heartbeat.Rhythm(Duration.ofSeconds(25), Duration.ofSeconds(30));

  private final Heartbeat heartbeat = new Heartbeat(0);

  private Action at(long second) {
    return heartbeat.tick(TimeUnit.SECONDS.toNanos(second), RHYTHM);
  }

  @Test
  void asksAtItsInterval() {
    assertThat(at(24)).isEqualTo(Action.NONE);
    assertThat(at(25)).isEqualTo(Action.PING);
    assertThat(at(26)).isEqualTo(Action.NONE);
  }

  @Test
  void givesUpWhenNothingComesAfterItAsked() {
    at(25);
    assertThat(at(50)).isEqualTo(Action.PING);
    assertThat(at(54)).isEqualTo(Action.NONE);
    assertThat(at(55)).isEqualTo(Action.GIVE_UP);
  }

  @Test
  void goesOnWhenSomethingComes() {
    at(25);
    heartbeat.received();
    assertThat(at(50)).isEqualTo(Action.PING);
    assertThat(at(79)).isEqualTo(Action.PING);
    assertThat(at(80)).isEqualTo(Action.GIVE_UP);
  }

  @Test
  void doesNotCountSilenceBeforeItAsked() {
    assertThat(at(1_000)).isEqualTo(Action.PING);
    assertThat(at(1_029)).isEqualTo(Action.PING);
  }
}
