package io.paopao.platform.tasks;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/// Background tasks without a server.
final class TestTasks extends BackgroundTasks {

  private final Duration roundLimit;

  TestTasks(TaskRegistry registry, Duration roundLimit) {
    super(registry);
    this.roundLimit = roundLimit;
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
