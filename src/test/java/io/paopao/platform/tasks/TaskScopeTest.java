package io.paopao.platform.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.paopao.platform.Caller;
import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Role;
import io.paopao.platform.Trace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TaskScopeTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final TaskRegistry registry = new TaskRegistry();
  private final CountDownLatch never = new CountDownLatch(1);

  private TaskScope open(Deadline deadline) {
    return new TaskScope("posts-scope", deadline, registry, LONG);
  }

  private TaskScope open() {
    return open(Deadline.after(LONG));
  }

  private boolean wait(CountDownLatch interrupted) throws InterruptedException {
    try {
      return never.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
  }

  @Test
  void givesWhatItsForksReturn() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    try (TaskScope scope = open()) {
      TaskScope.Fork<Integer> one = scope.fork("one", () -> both.await() * 0 + 1);
      TaskScope.Fork<String> two = scope.fork("two", () -> both.await() < 2 ? "two" : "");
      assertThatThrownBy(one::get).isInstanceOf(IllegalStateException.class);
      scope.join();

      assertThat(one.get()).isEqualTo(1);
      assertThat(two.get()).isEqualTo("two");
    }
    assertThat(registry.size()).isZero();
  }

  @Test
  void theFirstFailureCancelsTheOthersAndIsThrown() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    try (TaskScope scope = open()) {
      scope.fork("patient", () -> wait(interrupted));
      scope.fork(
          "failing",
          () -> {
            throw Problem.notFound();
          });
      assertThatThrownBy(scope::join).isInstanceOf(Problem.class).hasMessage("notFound");
    }
    assertThat(interrupted.getCount()).isZero();
    assertThat(registry.size()).isZero();
  }

  @Test
  void aCheckedFailureIsTheCause() {
    try (TaskScope scope = open()) {
      scope.fork(
          "failing",
          () -> {
            throw new IOException("gone");
          });
      assertThatThrownBy(scope::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void theDeadlineCancelsWhatStillRuns() {
    CountDownLatch interrupted = new CountDownLatch(1);
    try (TaskScope scope = open(Deadline.after(Duration.ofMillis(20)))) {
      scope.fork("patient", () -> wait(interrupted));
      assertThatThrownBy(scope::join).isInstanceOf(Problem.class).hasMessage("deadline.exceeded");
    }
    assertThat(interrupted.getCount()).isZero();
  }

  @Test
  void aRequestsDeadlineHoldsForItsForks() throws Exception {
    RequestContext request = new RequestContext(Trace.start(), Locale.CHINA);
    request.deadline(Deadline.after(Duration.ofMillis(20)));
    request.run(() -> {
      try (TaskScope scope = open()) {
        scope.fork("patient", () -> never.await(1, TimeUnit.MINUTES));
        assertThatThrownBy(scope::join).hasMessage("deadline.exceeded");
      }
      return true;
    });
  }

  @Test
  void callerLanguageTraceAndCausalTokenTravelAlong() throws Exception {
    RequestContext request = new RequestContext(Trace.start(), Locale.CHINA);
    request.caller(new Caller(7, "ada", Role.ADMIN, 1));
    request.mustSee("0-1-9");
    RequestContext seen =
        request.run(() -> {
          try (TaskScope scope = open()) {
            TaskScope.Fork<RequestContext> fork = scope.fork("look", RequestContext::current);
            scope.join();
            return fork.get();
          }
        });

    assertThat(seen).isNotSameAs(request);
    assertThat(seen.caller()).isEqualTo(request.caller());
    assertThat(seen.locale()).isEqualTo(Locale.CHINA);
    assertThat(seen.trace()).isEqualTo(request.trace());
    assertThat(seen.causal()).isEqualTo("0-1-9");
    assertThat(seen.deadline().remaining()).isLessThanOrEqualTo(LONG);
  }

  @Test
  void closingEndsWhatNobodyHasJoined() {
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    try (TaskScope scope = open()) {
      scope.fork(
          "patient",
          () -> {
            begun.countDown();
            return wait(interrupted);
          });
      assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(interrupted.getCount()).isZero();
  }

  @Test
  void aForkThatIgnoresItsEndIsLeftToTheLeakDetector() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (TaskScope scope =
        new TaskScope("posts-scope", Deadline.after(LONG), registry, Duration.ofMillis(10))) {
      scope.fork("stubborn", () -> stubborn(begun, release));
      assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }

    assertThat(registry.overdue(LONG))
        .extracting(RegisteredTask::name)
        .containsExactly("posts-scope-stubborn");
    release.countDown();
  }

  private static boolean stubborn(CountDownLatch begun, CountDownLatch release) {
    begun.countDown();
    while (true) {
      try {
        return release.await(1, TimeUnit.MINUTES);
      } catch (
          @SuppressWarnings("unused")
          InterruptedException ignored) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void onlyTheOwnerMayForkAndNobodyAfterTheJoin() throws Exception {
    try (TaskScope scope = open()) {
      TaskScope.Fork<Object> inner =
          scope.fork(
              "inner",
              () -> {
                try {
                  return scope.fork("stranger", () -> 1);
                } catch (IllegalCallerException e) {
                  return e;
                }
              });
      scope.join();
      assertThat(inner.get()).isInstanceOf(IllegalCallerException.class);
      assertThatThrownBy(() -> scope.fork("late", () -> 1))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void itsForksStandInThreadDumpsByName(@TempDir Path folder) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Path dump = folder.resolve("threads.txt");
    try (TaskScope scope = open()) {
      scope.fork(
          "payment",
          () -> {
            begun.countDown();
            return never.await(1, TimeUnit.MINUTES);
          });
      assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
      assertThat(registry.all()).extracting(RegisteredTask::owner).containsExactly("posts");
    }
    assertThat(Files.readString(dump)).contains("paopao-posts-scope-payment");
  }
}
