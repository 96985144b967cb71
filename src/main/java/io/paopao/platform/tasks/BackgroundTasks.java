package io.paopao.platform.tasks;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Owns every thread that outlives a request: starts it with a name, starts it again after a
/// failure, and ends it with the application.
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = "java:app/concurrent/background")
public class BackgroundTasks {

  private static final Logger LOG = Logger.getLogger(BackgroundTasks.class.getName());
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  @Resource(lookup = "java:app/concurrent/background")
  private ManagedThreadFactory threads;

  private final List<Thread> running = new CopyOnWriteArrayList<>();
  private volatile boolean stopping;

  /// Work that ends by returning, by failing, or when it is interrupted.
  public interface Task {
    void run() throws Exception;
  }

  /// Runs the work again and again, with a short pause after a failure, until the application ends.
  public void loop(String name, Task work) {
    once(name, () -> repeat(name, work));
  }

  /// Runs the work once.
  public void once(String name, Task work) {
    Thread thread =
        threads.newThread(() -> {
          try {
            work.run();
          } catch (Exception e) {
            if (!stopping) {
              LOG.log(Level.SEVERE, "background task " + name + " failed", e);
            }
          } finally {
            running.remove(Thread.currentThread());
          }
        });
    thread.setName("paopao-" + name);
    running.add(thread);
    thread.start();
  }

  private void repeat(String name, Task work) throws InterruptedException {
    while (!stopping && !Thread.currentThread().isInterrupted()) {
      try {
        work.run();
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        if (stopping) {
          return;
        }
        LOG.log(Level.WARNING, "background task {0} goes on after: {1}", new Object[] {name, e});
        Thread.sleep(PAUSE_AFTER_FAILURE);
      }
    }
  }

  @PreDestroy
  void stop() {
    stopping = true;
    running.forEach(Thread::interrupt);
    long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
    for (Thread thread : running) {
      try {
        thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
