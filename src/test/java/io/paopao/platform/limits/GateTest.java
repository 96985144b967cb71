package io.paopao.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void whoFindsNoPlaceAndNoneToWaitAtIsSentAway() throws InterruptedException {
    Gate gate = new Gate(new Capacity(2, 0, LONG));

    assertThat(gate.enter(Deadline.NEVER)).isTrue();
    assertThat(gate.enter(Deadline.NEVER)).isTrue();
    assertThat(gate.enter(Deadline.NEVER)).isFalse();
    assertThat(gate.inside()).isEqualTo(2);
    gate.leave();
    assertThat(gate.enter(Deadline.NEVER)).isTrue();
  }

  @Test
  void whoWaitsGetsThePlaceThatIsGivenBack() throws Exception {
    Gate gate = new Gate(new Capacity(1, 1, LONG));
    gate.enter(Deadline.NEVER);

    CompletableFuture<Boolean> second =
        CompletableFuture.supplyAsync(() -> {
          try {
            return gate.enter(Deadline.NEVER);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    gate.leave();
    assertThat(second.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nobodyWaitsLongerThanIsSetOrThanTheRequestHas() throws InterruptedException {
    Gate gate = new Gate(new Capacity(1, 8, Duration.ofMillis(5)));
    gate.enter(Deadline.NEVER);
    assertThat(gate.enter(Deadline.NEVER)).isFalse();

    Gate patient = new Gate(new Capacity(1, 8, LONG));
    patient.enter(Deadline.NEVER);
    assertThat(patient.enter(Deadline.after(Duration.ofMillis(5)))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/posts/1, READ",
    "HEAD, /api/v1/posts/1, READ",
    "POST, /api/v1/threads, WRITE",
    "DELETE, /api/v1/posts/1, WRITE",
    "GET, /api/v1/search, SEARCH",
    "GET, /search, SEARCH",
    "GET, /api/order, READ",
    "POST, /graphql, READ",
    "GET, /media/0123456789abcdef0123456789abcdef, READ",
    "GET, /t/1, PAGE",
    "POST, /login, SIGN_IN",
    "GET, /login, PAGE",
    "POST, /register, SIGN_IN",
    "POST, /api/v1/sessions, SIGN_IN",
    "GET, /api/v1/sessions, READ",
    "POST, /api/v1/sessions/refresh, WRITE",
    "POST, /api/v1/users, SIGN_IN",
    "GET, /health/ready, FREE",
    "GET, /metrics, FREE",
    "GET, /api/v1/events, FREE",
    "GET, /assets/1/app.js, FREE",
    "POST, /api/v1/ops/alerts, FREE"
  })
  void everyRouteHasAClass(String method, String path, RouteClass expected) {
    assertThat(RouteClass.of(method, path)).isEqualTo(expected);
  }

  @Test
  void aCapacityIsWrittenInOneLine() {
    assertThat(Capacity.of("64/128/PT0.1S"))
        .isEqualTo(new Capacity(64, 128, Duration.ofMillis(100)));
    assertThatThrownBy(() -> Capacity.of("64")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Capacity.of("0/1/PT1S")).isInstanceOf(IllegalArgumentException.class);
  }
}
