package io.paopao.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

  private final RateLimit limit = new RateLimit("read", Rate.of("2/PT1H"), 10);

  @Test
  void countsEachKeyByItself() {
    limit.take("ada").check();
    limit.take("ada").check();
    limit.take("bob").check();

    RateLimit.Left none = limit.take("ada");
    assertThat(none.retryAfterSeconds()).isBetween(3590, 3600);
    assertThatThrownBy(none::check).isInstanceOf(Problem.class).hasMessage("rateLimited");
  }

  @Test
  void tellsWhatIsLeft() {
    RateLimit.Left left = limit.take("ada");

    assertThat(left.policy()).isEqualTo("\"read\";q=2;w=3600");
    assertThat(left.state()).startsWith("\"read\";r=1;t=");
  }

  @Test
  void takesBackWhatDoesNotCount() {
    for (int i = 0; i < 5; i++) {
      limit.take("ada").check();
      limit.giveBack("ada");
    }
    assertThat(limit.take("ada").state()).startsWith("\"read\";r=1;");
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
}
