package io.paopao.platform.logging;

import io.paopao.platform.Deadline;
import io.paopao.platform.tasks.BackgroundTasks;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/// Puts a bounded ring between the forum's loggers and the server's log, which writes in the thread
/// of who logs: a disk that stands still then costs log records, counted, and nothing else.
@ApplicationScoped
public class AsyncLogging {

  /// Held here: the log manager forgets loggers that nobody holds.
  private static final Logger FORUM = Logger.getLogger("io.paopao");

  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  @Inject private BackgroundTasks tasks;
  @Inject private MetricRegistry metrics;

  @Inject
  @ConfigProperty(name = "paopao.log.ring-records")
  private int records;

  @Inject
  @ConfigProperty(name = "paopao.log.ring-bytes")
  private long bytes;

  private @Nullable AsyncHandler handler;

  /// From now on nobody waits for the log.
  public void start() {
    LogRing ring = new LogRing(records, bytes);
    AsyncHandler made = new AsyncHandler(ring, behind(FORUM));
    metrics.gauge("paopao_log_dropped", ring::dropped);
    metrics.gauge("paopao_log_waiting", ring::size);
    tasks.loop("platform-log-writer", () -> writeUntilInterrupted(made));
    FORUM.addHandler(made);
    FORUM.setUseParentHandlers(false);
    handler = made;
  }

  private static void writeUntilInterrupted(AsyncHandler handler) throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      handler.write(WAIT);
    }
  }

  /// The handlers that the logger's records have gone to.
  private static List<Handler> behind(Logger logger) {
    return Stream.iterate(logger.getParent(), parent -> parent != null, Logger::getParent)
        .flatMap(parent -> Arrays.stream(parent.getHandlers()))
        .toList();
  }

  /// The last words of the application are written where they are said, after those that wait.
  @PreDestroy
  void stop() {
    AsyncHandler made = handler;
    if (made == null) {
      return;
    }
    FORUM.setUseParentHandlers(true);
    FORUM.removeHandler(made);
    Deadline until = Deadline.after(LAST_WORDS);
    try {
      while (made.isWaiting() && !until.hasPassed()) {
        made.write(Duration.ZERO);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
