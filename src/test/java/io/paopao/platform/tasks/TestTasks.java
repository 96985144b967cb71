package io.paopao.platform.tasks;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/// Background tasks without a server.
public final class TestTasks extends BackgroundTasks {

  private final Duration roundLimit;

  public TestTasks() {
    this(new TaskRegistry(), Duration.ofMinutes(1));
  }

  TestTasks(TaskRegistry registry, Duration roundLimit) {
    super(registry);
    this.roundLimit = roundLimit;
  }

  /// Ends them as a server does: by interrupts, then by [#stop].
  public void end() {
    stop();
  }

  @Override
  ThreadFactory threads() {
    return Thread.ofPlatform().daemon(true).factory();
  }

  @Override
  Duration roundLimit() {
    return roundLimit;
  }
}
