package io.paopao.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Trace;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

  private final SingleFlight<String, String> flights = new SingleFlight<>(Duration.ofSeconds(30));
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void whoJoinsWaitsNoLongerThanItMay() throws Exception {
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first = crowd.submit(() -> flights.run("key", this::work, () -> {}));
      begun.await();
      RequestContext hurried = new RequestContext(Trace.start(), Locale.ENGLISH);
      hurried.deadline(Deadline.after(Duration.ofMillis(20)));

      assertThatThrownBy(() -> hurried.run(() -> flights.run("key", () -> "other", () -> {})))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.status()).isEqualTo(504));

      end.countDown();
      assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("worked");
    }
  }

  private String work() {
    begun.countDown();
    try {
      end.await();
      return "worked";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
