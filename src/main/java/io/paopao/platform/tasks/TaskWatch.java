package io.paopao.platform.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// What runs on this node besides its requests, and what of it leaks: for metrics and operators.
@ApplicationScoped
public class TaskWatch {

  private static final Logger LOG = Logger.getLogger(TaskWatch.class.getName());
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final TaskRegistry registry = TaskRegistry.OF_THIS_NODE;

  @Inject private BackgroundTasks tasks;
  @Inject private MetricRegistry metrics;

  @Inject
  @ConfigProperty(name = "paopao.tasks.sweep")
  private Duration sweep;

  @Inject
  @ConfigProperty(name = "paopao.tasks.grace")
  private Duration grace;

  @Inject
  @ConfigProperty(name = "paopao.tasks.growth-window")
  private int growthWindow;

  @Inject
  @ConfigProperty(name = "paopao.tasks.growth-windows")
  private int growthWindows;

  @SuppressWarnings("NullAway.Init") // by start()
  private LeakDetector detector;

  public void start() {
    detector =
        new LeakDetector(
            registry,
            new ThreadGrowth(growthWindow, growthWindows),
            grace,
            TaskWatch::platformThreads);
    metrics.gauge("paopao_tasks_running", registry::size);
    metrics.gauge("paopao_tasks_overdue", () -> registry.overdue(grace).size());
    metrics.gauge("paopao_threads_own", detector::ownThreads);
    tasks.every("platform-task-watch", sweep, this::round);
  }

  /// Every task of this node, the oldest first.
  public List<RegisteredTask> tasks() {
    return registry.all();
  }

  public Optional<RegisteredTask> find(long id) {
    return registry.find(id);
  }

  /// Whether the task should have ended by now.
  public boolean isOverdue(RegisteredTask task) {
    return task.isOverdue(grace);
  }

  public List<Leak> leaks() {
    return detector.leaks();
  }

  private void round() {
    for (Leak leak : detector.sweep()) {
      metrics.counter("paopao_leaks_found", new Tag("kind", leak.kind())).inc();
      LOG.log(Level.WARNING, "leak: {0} {1}", new Object[] {leak.kind(), leak.name()});
    }
    registry.all().stream().filter(RegisteredTask::isRepeated).forEach(task -> gauge(task.name()));
  }

  /// How many tasks of the name run: 0 when one has died that should live until shutdown.
  private void gauge(String name) {
    metrics.gauge("paopao_tasks_alive", () -> registry.count(name), new Tag("task", name));
  }

  /// Names of all threads but virtual ones.
  static Stream<String> platformThreads() {
    return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(Objects::nonNull)
        .map(ThreadInfo::getThreadName);
  }
}
