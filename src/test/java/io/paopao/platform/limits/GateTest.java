package io.paopao.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  /// Waits until it is admitted.
  private static final class Patient implements Gate.Waiting {

    private final List<String> order;
    private final String name;
    private boolean patient = true;

    Patient(List<String> order, String name) {
      this.order = order;
      this.name = name;
    }

    @Override
    public boolean admitted() {
      if (patient) {
        order.add(name);
      }
      return patient;
    }
  }

  private final List<String> admitted = new ArrayList<>();
  private final Gate gate = new Gate(new Capacity(1, 2, LONG));

  @Test
  void whoFindsNoPlaceAndNoRoomToWaitIsSentAway() {
    assertThat(gate.enter()).isTrue();
    assertThat(gate.enter()).isFalse();
    assertThat(gate.inside()).isEqualTo(1);
    assertThat(gate.hasRoom()).isTrue();
    assertThat(gate.hasRoom()).isTrue();
    assertThat(gate.hasRoom()).isFalse();
    assertThat(gate.waiting()).isEqualTo(2);
  }

  @Test
  void placesGoToThoseWhoWaitInTheirOrder() {
    gate.enter();
    Patient first = waiting("first");
    Patient second = waiting("second");
    assertThat(admitted).isEmpty();

    gate.leave();
    assertThat(admitted).containsExactly("first");
    gate.quit(first);
    assertThat(gate.enter()).as("before one who waits").isFalse();

    gate.leave();
    assertThat(admitted).containsExactly("first", "second");
    gate.quit(second);
    gate.leave();
    assertThat(gate.inside()).isZero();
    assertThat(gate.waiting()).isZero();
    assertThat(gate.enter()).isTrue();
  }

  @Test
  void whoNoLongerWaitsIsPassedOver() {
    gate.enter();
    waiting("gone").patient = false;
    waiting("next");

    gate.leave();

    assertThat(admitted).containsExactly("next");
    assertThat(gate.inside()).isEqualTo(1);
  }

  @Test
  void whoJoinsWhenAPlaceHasJustBecomeFreeGetsIt() {
    gate.enter();
    assertThat(gate.hasRoom()).isTrue();
    gate.leave();

    gate.join(new Patient(admitted, "late"));

    assertThat(admitted).containsExactly("late");
  }

  @Test
  void whoWaitsWithAThreadIsInTheSameLine() throws Exception {
    gate.enter();
    waiting("first");
    CompletableFuture<Boolean> second =
        CompletableFuture.supplyAsync(() -> {
          try {
            return gate.enter(LONG);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });

    gate.leave();
    assertThat(admitted).containsExactly("first");
    assertThat(second).isNotDone();
    gate.leave();

    assertThat(second.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(gate.inside()).isEqualTo(1);
  }

  @Test
  void nobodyWaitsWithAThreadLongerThanAllowed() throws InterruptedException {
    assertThat(gate.enter(LONG)).isTrue();
    assertThat(gate.enter(Duration.ofMillis(5))).isFalse();
    assertThat(gate.waiting()).isZero();
    gate.leave();
    assertThat(gate.inside()).isZero();
  }

  private Patient waiting(String name) {
    Patient patient = new Patient(admitted, name);
    assertThat(gate.hasRoom()).isTrue();
    gate.join(patient);
    return patient;
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
    "POST, /graphql/x, READ",
    "GET, /graphql/schema.graphql, READ",
    "POST, /graphql.x, WRITE",
    "GET, /media/0123456789abcdef0123456789abcdef, READ",
    "GET, /t/1, PAGE",
    "POST, /login, SIGN_IN",
    "GET, /login, PAGE",
    "POST, /login/, SIGN_IN",
    "POST, /login;x=1, SIGN_IN",
    "POST, /api/v1/sessions/, SIGN_IN",
    "PUT, /api/v1/me/password, SIGN_IN",
    "POST, /settings/security/password, SIGN_IN",
    "POST, /reset-password, SIGN_IN",
    "POST, /t/1/posts, WRITE",
    "POST, /settings/profile, WRITE",
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
