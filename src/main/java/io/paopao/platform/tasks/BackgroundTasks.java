package io.paopao.platform.tasks;

import io.paopao.platform.Deadline;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Owns every thread that outlives a request: registers it, starts it with a name, starts its work
/// again after a failure, and ends it with the application.
///
/// A task is called `<owner>-<what>`; the owner is the code of a context, or `platform`.
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = "java:app/concurrent/background")
public class BackgroundTasks {

  private static final Logger LOG = Logger.getLogger(BackgroundTasks.class.getName());
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  @Resource(lookup = "java:app/concurrent/background")
  private ManagedThreadFactory managed;

  @Inject
  @ConfigProperty(name = "paopao.tasks.round-limit")
  private Duration roundLimit;

  private final TaskRegistry registry;
  private final List<RegisteredTask> running = new CopyOnWriteArrayList<>();
  private volatile boolean stopping;

  public BackgroundTasks() {
    this(TaskRegistry.OF_THIS_NODE);
  }

  BackgroundTasks(TaskRegistry registry) {
    this.registry = registry;
  }

  /// Work that ends by returning, by failing, or when it is interrupted.
  public interface Task {
    void run() throws Exception;
  }

  /// Runs the work again and again, with a short pause after a failure, until the application ends:
  /// for work that waits by itself for what there is to do.
  public void loop(String name, Task work) {
    repeat(
        name,
        task -> {
          if (!round(task, work, Deadline.NEVER)) {
            Thread.sleep(PAUSE_AFTER_FAILURE);
          }
        });
  }

  /// Runs the work now and after each pause, whether it failed or not, until the application ends.
  /// A round that takes longer than `paopao.tasks.round-limit` is reported as a leak.
  public void every(String name, Duration pause, Task work) {
    repeat(
        name,
        task -> {
          round(task, work, Deadline.after(roundLimit()));
          Thread.sleep(pause);
        });
  }

  /// Runs the work once, for as long as it takes.
  public void once(String name, Task work) {
    begin(new RegisteredTask(name, Deadline.NEVER), task -> round(task, work, Deadline.NEVER));
  }

  /// Runs the work once. When it is not done in time it is interrupted; what goes on even then is
  /// reported as a leak.
  public void once(String name, Duration longest, Task work) {
    begin(
        new RegisteredTask(name, Deadline.after(longest)),
        task -> round(task, work, Deadline.NEVER));
  }

  /// A part of a task that may be interrupted.
  private interface Step {
    void run(RegisteredTask task) throws InterruptedException;
  }

  private void repeat(String name, Step step) {
    begin(
        RegisteredTask.repeated(name),
        task -> {
          while (!stopping && isToGoOn(task, step)) {
            Thread.onSpinWait();
          }
        });
  }

  /// An interrupt ends the task, unless somebody has asked for its next round.
  private static boolean isToGoOn(RegisteredTask task, Step step) {
    try {
      step.run(task);
      return !Thread.interrupted() || task.takeCancelled();
    } catch (
        @SuppressWarnings("unused")
        InterruptedException e) {
      return task.takeCancelled();
    }
  }

  private void begin(RegisteredTask task, Step step) {
    Thread thread =
        task.on(
            threads(),
            () -> {
              try {
                step.run(task);
              } catch (InterruptedException e) {
                LOG.log(Level.FINE, "interrupted: " + task.name(), e);
              } finally {
                running.remove(task);
                registry.remove(task);
              }
            });
    running.add(task);
    registry.add(task);
    thread.start();
  }

  /// @return whether the work ended well
  private boolean round(RegisteredTask task, Task work, Deadline until)
      throws InterruptedException {
    task.beginsRound(until);
    try {
      work.run();
      return true;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
      if (!stopping && !Thread.currentThread().isInterrupted()) {
        tell(task, e);
      }
      return false;
    } finally {
      task.endsRound();
    }
  }

  /// With its stack trace only when it is news: an outage fails in the same way twice a second.
  private static void tell(RegisteredTask task, Throwable failure) {
    boolean news = task.failed(failure);
    String text = "background task " + task.name() + " failed";
    LOG.log(Level.WARNING, news ? text : text + " again: " + failure, news ? failure : null);
  }

  ThreadFactory threads() {
    return managed;
  }

  Duration roundLimit() {
    return roundLimit;
  }

  @PreDestroy
  void stop() {
    stopping = true;
    running.forEach(RegisteredTask::interrupt);
    Deadline patience = Deadline.after(STOP_TIMEOUT);
    for (RegisteredTask task : running) {
      try {
        task.await(patience);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
