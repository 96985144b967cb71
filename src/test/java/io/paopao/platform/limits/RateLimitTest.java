package io.paopao.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Problem;
import io.paopao.platform.limits.RateLimit.Lease;
import io.paopao.platform.limits.RateLimit.Policy;
import io.paopao.platform.redis.Redis;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.UnifiedJedis;

/// Limits while Redis does not answer: each node holds them by itself.
class RateLimitTest {

  private final SharedBuckets away = new SharedBuckets(new AwayRedis());
  private final RateLimit limit =
      new RateLimit(new Policy("login", Rate.of("2/PT1H"), Lease.NONE), away, 10);

  private static final class AwayRedis extends Redis {
    @Override
    public <T> Optional<T> ask(Function<UnifiedJedis, T> command) {
      // Not at once, so that calls wait for each other and are put together.
      LockSupport.parkNanos(1_000_000);
      return Optional.empty();
    }
  }

  @Test
  void countsEachKeyByItself() {
    assertThat(limit.take("ada").isTaken()).isTrue();
    assertThat(limit.take("ada").isTaken()).isTrue();
    assertThat(limit.take("bob").isTaken()).isTrue();

    RateLimit.Left none = limit.take("ada");
    assertThat(none.retryAfterSeconds()).isBetween(1790, 1800);
    assertThatThrownBy(() -> none.check(false))
        .isInstanceOf(Problem.class)
        .hasMessage("rateLimited");
    assertThatCode(() -> none.check(true)).doesNotThrowAnyException();
  }

  @Test
  void holdsALeasedLimitToo() {
    Lease lease = new Lease(10, Duration.ofSeconds(1));
    RateLimit read = new RateLimit(new Policy("read", Rate.of("2/PT1H"), lease), away, 10);

    assertThat(read.take("ada").isTaken()).isTrue();
    assertThat(read.take("ada").isTaken()).isTrue();
    assertThat(read.take("ada").isTaken()).isFalse();
  }

  @Test
  void holdsWhatIsAskedForAtOnce() throws Exception {
    List<Callable<Boolean>> takes = Collections.nCopies(200, () -> limit.take("ada").isTaken());
    int taken = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (Future<Boolean> take : threads.invokeAll(takes)) {
        taken += take.get() ? 1 : 0;
      }
    }
    assertThat(taken).isEqualTo(2);
  }

  @Test
  void tellsWhatIsLeft() {
    RateLimit.Left left = limit.take("ada");

    assertThat(left.policy()).isEqualTo("\"login\";q=2;w=3600");
    assertThat(left.state()).startsWith("\"login\";r=1;t=");
  }

  @Test
  void takesBackWhatDoesNotCount() {
    for (int i = 0; i < 5; i++) {
      assertThat(limit.take("ada").isTaken()).isTrue();
      limit.giveBack("ada");
    }
    assertThat(limit.take("ada").state()).startsWith("\"login\";r=1;");
  }

  @Test
  void readsRates() {
    assertThat(Rate.of("6 / PT1M")).isEqualTo(new Rate(6, Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"6", "x/PT1M", "6/minute", "0/PT1M", "6/PT0S"})
  void refusesOtherForms(String text) {
    assertThatThrownBy(() -> Rate.of(text)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void takesHalfAnIpv6AddressForTheClient() {
    assertThat(RateLimits.network("2001:db8::1:2"))
        .isEqualTo(RateLimits.network("2001:db8::ffff:9"))
        .isNotEqualTo(RateLimits.network("2001:db8:0:1::1"));
    assertThat(RateLimits.network("192.0.2.1")).isEqualTo("192.0.2.1");
  }

  @Test
  void takesSpellingsOfOneNameForOne() {
    assertThat(RateLimits.digest(" Ａda ")).isEqualTo(RateLimits.digest("ada"));
  }
}
