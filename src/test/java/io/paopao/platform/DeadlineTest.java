package io.paopao.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Deadline PAST = Deadline.after(Duration.ofSeconds(-1));

  @Test
  void boundsAStepByWhatIsLeft() {
    assertThat(Deadline.after(HOUR).atMost(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
    assertThat(Deadline.after(HOUR).atMost(HOUR.multipliedBy(2))).isLessThanOrEqualTo(HOUR);
    assertThat(Deadline.NEVER.atMost(HOUR)).isEqualTo(HOUR);
  }

  @Test
  void refusesWhenItHasPassed() {
    assertThat(PAST.hasPassed()).isTrue();
    assertThat(PAST.remaining()).isZero();
    assertThatThrownBy(PAST::check)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(504);
              assertThat(problem.code()).isEqualTo("deadline.exceeded");
              assertThat(problem.retryable()).isTrue();
            });
    Deadline.NEVER.check();
  }

  @Test
  void theEarlierOfTwoCounts() {
    Deadline far = Deadline.after(HOUR);
    assertThat(far.earlier(PAST)).isSameAs(PAST);
    assertThat(PAST.earlier(far)).isSameAs(PAST);
    assertThat(Deadline.NEVER.earlier(far)).isSameAs(far);
  }

  @Test
  void isThatOfTheRequestAndNeverOutsideOfOne() throws Exception {
    RequestContext request = new RequestContext(Trace.start(), Locale.ENGLISH);
    request.deadline(PAST);

    assertThat(request.run(Deadline::current)).isSameAs(PAST);
    assertThat(Deadline.current()).isSameAs(Deadline.NEVER);
  }
}
