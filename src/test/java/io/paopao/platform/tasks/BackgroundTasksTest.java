package io.paopao.platform.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackgroundTasksTest {

  private final TaskRegistry registry = new TaskRegistry();
  private final BackgroundTasks tasks = new TestTasks(registry, Duration.ofMinutes(1));
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void stop() {
    tasks.stop();
  }

  private RegisteredTask only() {
    assertThat(registry.all()).hasSize(1);
    return registry.all().getFirst();
  }

  private String next() throws InterruptedException {
    String text = told.poll(1, TimeUnit.MINUTES);
    assertThat(text).isNotNull();
    return String.valueOf(text);
  }

  @Test
  void everyTaskStandsInTheRegistryUntilItEnds() throws InterruptedException {
    tasks.loop(
        "posts-folding",
        () -> {
          told.add(Thread.currentThread().getName());
          never.await();
        });

    assertThat(next()).isEqualTo("paopao-posts-folding");
    RegisteredTask task = only();
    assertThat(task.owner()).isEqualTo("posts");
    assertThat(task.name()).isEqualTo("posts-folding");
    assertThat(task.isUntilShutdown()).isTrue();
    assertThat(task.isOverdue(Duration.ZERO)).isFalse();
    assertThat(registry.find(task.id())).contains(task);
    tasks.stop();
    assertThat(registry.size()).isZero();
  }

  @Test
  void aRepeatedTaskGoesOnAfterFailures() throws InterruptedException {
    tasks.every(
        "posts-views",
        Duration.ofMillis(1),
        () -> {
          told.add("round");
          throw new IllegalStateException("no luck");
        });
    next();
    next();
    next();

    RegisteredTask task = only();
    assertThat(task.rounds()).isGreaterThanOrEqualTo(3);
    assertThat(task.failures()).isGreaterThanOrEqualTo(2);
    assertThat(task.lastFailure())
        .isNotNull()
        .satisfies(failure -> assertThat(String.valueOf(failure)).contains("no luck"));
  }

  @Test
  void aCancelledRoundIsFollowedByTheNext() throws InterruptedException {
    tasks.loop(
        "push-fanout",
        () -> {
          told.add("round");
          never.await();
        });
    next();
    only().cancel();
    next();
    only().cancel();
    next();
    assertThat(only().failures()).isZero();
  }

  @Test
  void anInterruptOfTheServerEndsATask() throws InterruptedException {
    tasks.loop(
        "push-fanout",
        () -> {
          told.add("round");
          never.await();
        });
    next();
    only().interrupt();
    while (registry.size() > 0) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    assertThat(told).isEmpty();
  }

  @Test
  void aTaskThatRunsOnceIsGoneAfterwards() throws InterruptedException {
    tasks.once("platform-start", () -> told.add("done"));
    next();
    tasks.once("search-rebuild", Duration.ofMinutes(1), () -> told.add("done too"));
    next();
    while (registry.size() > 0) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }
}
