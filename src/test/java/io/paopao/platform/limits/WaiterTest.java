package io.paopao.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Problem;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaiterTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final Gate gate = new Gate(new Capacity(1, 4, LONG));
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final CountDownLatch dispatched = new CountDownLatch(1);
  private final AtomicInteger dispatches = new AtomicInteger();
  private final AtomicInteger endings = new AtomicInteger();
  private boolean over;
  private final AsyncContext async =
      (AsyncContext)
          Proxy.newProxyInstance(
              AsyncContext.class.getClassLoader(),
              new Class<?>[] {AsyncContext.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("dispatch")) {
                  dispatches.incrementAndGet();
                  dispatched.countDown();
                  if (over) {
                    throw new IllegalStateException("the request is over");
                  }
                }
                return null;
              });

  private final Waiter waiter =
      new Waiter(async, gate, Problem.unavailable("capacity"), endings::incrementAndGet, timer);

  @AfterEach
  void end() {
    timer.shutdownNow();
  }

  private void begin(Duration longest) {
    assertThat(gate.enter()).isTrue();
    assertThat(gate.hasRoom()).isTrue();
    waiter.begin(longest);
  }

  private void awaitDispatch() throws InterruptedException {
    assertThat(dispatched.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whoIsAdmittedIsDispatchedOnceAndHasThePlace() throws InterruptedException {
    begin(LONG);
    assertThat(waiter.isAdmitted()).isFalse();

    gate.leave();
    awaitDispatch();

    assertThat(waiter.isAdmitted()).isTrue();
    assertThat(gate.inside()).isEqualTo(1);
    assertThat(gate.waiting()).isZero();
    waiter.place().close();
    waiter.onComplete(new AsyncEvent(async));
    assertThat(gate.inside()).isZero();
    assertThat(dispatches).hasValue(1);
  }

  @Test
  void whoHasWaitedTooLongIsDispatchedWithoutAPlace() throws InterruptedException {
    begin(SHORT);
    awaitDispatch();

    assertThat(waiter.isAdmitted()).isFalse();
    assertThat(waiter.late()).hasMessage("unavailable");
    assertThat(gate.waiting()).isZero();
    gate.leave();
    assertThat(gate.inside()).isZero();
    assertThat(dispatches).hasValue(1);
  }

  @Test
  void whoseRequestEndsLeavesTheLine() {
    begin(LONG);

    waiter.onComplete(new AsyncEvent(async));

    assertThat(gate.waiting()).isZero();
    assertThat(endings).hasValue(1);
    gate.leave();
    assertThat(gate.inside()).isZero();
    assertThat(dispatches).hasValue(0);
  }

  @Test
  void aPlaceForARequestThatIsOverIsGivenBack() {
    over = true;
    timer.shutdown();
    assertThat(gate.enter()).isTrue();
    assertThat(gate.hasRoom()).isTrue();
    gate.join(waiter);

    gate.leave();

    assertThat(dispatches).hasValue(1);
    assertThat(gate.inside()).isZero();
  }
}
