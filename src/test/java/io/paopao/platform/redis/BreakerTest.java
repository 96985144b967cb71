package io.paopao.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private static final Duration OPEN = Duration.ofSeconds(1);

  private final AtomicLong now = new AtomicLong();
  private final Breaker breaker = new Breaker(3, OPEN, now::get);

  @Test
  void fewFailuresStopNobody() {
    fail(2);

    assertThat(breaker.allows()).isTrue();
    breaker.succeeded();
    fail(2);
    assertThat(breaker.allows()).isTrue();
  }

  @Test
  void failuresInARowStopEverybodyForAWhile() {
    fail(3);

    assertThat(breaker.allows()).isFalse();
    now.addAndGet(OPEN.toNanos() - 1);
    assertThat(breaker.allows()).isFalse();
  }

  @Test
  void afterAWhileOneTriesForAll() {
    fail(3);
    now.addAndGet(OPEN.toNanos());

    assertThat(breaker.allows()).isTrue();
    assertThat(breaker.allows()).isFalse();
    breaker.succeeded();
    assertThat(breaker.allows()).isTrue();
    assertThat(breaker.allows()).isTrue();
  }

  @Test
  void aTryThatFailsClosesTheDoorAgain() {
    fail(3);
    now.addAndGet(OPEN.toNanos());
    assertThat(breaker.allows()).isTrue();
    breaker.failed();

    assertThat(breaker.allows()).isFalse();
    now.addAndGet(OPEN.toNanos());
    assertThat(breaker.allows()).isTrue();
  }

  @Test
  void aRefusalOpensItAtOnce() {
    breaker.open();

    assertThat(breaker.allows()).isFalse();
    now.addAndGet(OPEN.toNanos());
    assertThat(breaker.allows()).isTrue();
    breaker.succeeded();
    assertThat(breaker.isOpen()).isFalse();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.failed();
    }
  }
}
