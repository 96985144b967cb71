package io.paopao.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Trace;
import io.paopao.platform.tasks.TestTasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchedReadIT {

  private static final int CALLERS = 100;
  private static final int BATCH = 20;

  private final TestDatabase test = new TestDatabase();
  private final TestTasks tasks = new TestTasks();
  private final CountDownLatch open = new CountDownLatch(1);
  private final List<Collection<Integer>> statements = new ArrayList<>();
  private final BatchedRead<Integer, String> read = read(this::squares, CALLERS);

  private BatchedRead<Integer, String> read(BatchedRead.Load<Integer, String> load, int waiting) {
    return new BatchedRead<>(
        test.database(), load, new BatchedRead.Limits(BATCH, waiting, Duration.ofSeconds(2)));
  }

  /// The squares of the keys that are not negative, when the gate is open.
  private Map<Integer, String> squares(Handle handle, Collection<Integer> keys) {
    try {
      assertThat(open.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    synchronized (statements) {
      statements.add(keys);
    }
    return keys.stream()
        .filter(key -> key >= 0)
        .collect(
            Collectors.toMap(
                key -> key,
                key ->
                    handle
                        .createQuery("SELECT ? * ?")
                        .bind(0, key)
                        .bind(1, key)
                        .mapTo(String.class)
                        .one()));
  }

  @AfterEach
  void end() {
    open.countDown();
    tasks.end();
  }

  @Test
  void callersShareStatementsAndEachGetsItsOwnAnswer() throws Exception {
    tasks.loop("test-reads", read::run);
    List<Future<Optional<String>>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        int key = i % 50 - 1;
        answers.add(callers.submit(() -> read.get(key)));
      }
      while (read.waiting() < CALLERS - BATCH) {
        Thread.onSpinWait();
      }
      open.countDown();
    }
    for (int i = 0; i < CALLERS; i++) {
      int key = i % 50 - 1;
      assertThat(answers.get(i).get())
          .isEqualTo(key < 0 ? Optional.empty() : Optional.of(String.valueOf(key * key)));
    }
    assertThat(statements).hasSizeLessThanOrEqualTo(CALLERS / BATCH + 2);
    assertThat(statements).allSatisfy(keys -> assertThat(keys).hasSizeLessThanOrEqualTo(BATCH));
  }

  @Test
  void aFailureIsToldToAllWhoWaitForTheStatement() {
    BatchedRead<Integer, String> broken =
        read(
            (handle, keys) -> {
              throw Problem.unavailable("database");
            },
            CALLERS);
    tasks.loop("test-reads", broken::run);

    assertThatThrownBy(() -> broken.get(1)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> broken.get(2)).isInstanceOf(Problem.class);
  }

  @Test
  void nobodyWaitsLongerThanTheirTimeAndNoMoreThanTheQueueHolds() throws Exception {
    BatchedRead<Integer, String> unserved = read(this::squares, 1);
    RequestContext hurried = new RequestContext(Trace.start(), Locale.ENGLISH);
    hurried.deadline(Deadline.after(Duration.ofMillis(20)));

    assertThatThrownBy(() -> hurried.run(() -> unserved.get(1)))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(504));
    assertThatThrownBy(() -> unserved.get(2))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(503));

    open.countDown();
    tasks.loop("test-reads", unserved::run);
    while (unserved.waiting() > 0) {
      Thread.onSpinWait();
    }
    assertThat(unserved.get(3)).contains("9");
    assertThat(statements).as("whoever has left is not read for").hasSize(1);
  }

  @Test
  void whoMustSeeAWriteAsksAlone() throws Exception {
    open.countDown();
    RequestContext writer = new RequestContext(Trace.start(), Locale.ENGLISH);
    writer.mustSee("0-1-1");

    assertThat(writer.run(() -> read.get(4))).contains("16");
  }
}
