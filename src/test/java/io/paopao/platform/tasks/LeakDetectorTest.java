package io.paopao.platform.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeakDetectorTest {

  private final TaskRegistry registry = new TaskRegistry();
  private final LeakDetector detector =
      new LeakDetector(registry, new ThreadGrowth(1, 2), Duration.ZERO, TaskWatch::platformThreads);
  private final BackgroundTasks tasks = new TestTasks(registry, Duration.ofMillis(1));
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<Thread> planted = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    release.countDown();
    for (Thread thread : planted) {
      thread.join();
    }
    tasks.stop();
  }

  private void deaf() {
    begun.countDown();
    boolean released = false;
    while (!released) {
      try {
        released = release.await(1, TimeUnit.MINUTES);
      } catch (
          @SuppressWarnings("unused")
          InterruptedException ignored) {
        Thread.onSpinWait();
      }
    }
  }

  private void sweepUntilFound(String kind, String name) throws InterruptedException {
    while (detector.leaks().stream()
        .noneMatch(l -> l.kind().equals(kind) && l.name().equals(name))) {
      detector.sweep();
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  @Test
  void findsATaskThatIgnoresItsDeadline() throws InterruptedException {
    tasks.once("posts-deaf", Duration.ofMillis(1), this::deaf);
    sweepUntilFound("task", "posts-deaf");

    assertThat(detector.sweep()).as("what is known already").isEmpty();
    release.countDown();
    while (!detector.leaks().isEmpty()) {
      detector.sweep();
      TimeUnit.MILLISECONDS.sleep(1);
    }
    assertThat(registry.size()).isZero();
  }

  @Test
  void endsATaskAtItsDeadline() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    tasks.once(
        "posts-polite",
        Duration.ofMillis(1),
        () -> {
          try {
            release.await(1, TimeUnit.MINUTES);
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
        });
    while (interrupted.getCount() > 0) {
      detector.sweep();
      TimeUnit.MILLISECONDS.sleep(1);
    }
    while (registry.size() > 0) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  @Test
  void findsARoundThatHangs() throws InterruptedException {
    tasks.every("push-hanging", Duration.ofHours(1), this::deaf);
    sweepUntilFound("task", "push-hanging");
  }

  @Test
  void findsAForkThatOutlivesItsScope() throws InterruptedException {
    try (TaskScope scope =
        new TaskScope(
            "search-fan", Deadline.after(Duration.ofHours(1)), registry, Duration.ofMillis(1))) {
      scope.fork(
          "deaf",
          () -> {
            deaf();
            return true;
          });
      assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
    }
    sweepUntilFound("task", "search-fan-deaf");
  }

  @Test
  void findsAPoolOfThreadsThatOnlyGrows() {
    for (int i = 0; i < 3; i++) {
      planted.add(Thread.ofPlatform().name("paopao-planted-" + i).daemon(true).start(this::deaf));
      detector.sweep();
    }

    assertThat(detector.leaks()).extracting(Leak::name).containsExactly("paopao-planted-#");
    assertThat(detector.ownThreads()).isGreaterThanOrEqualTo(3);
  }
}
