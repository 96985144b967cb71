package io.paopao.platform.tasks;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/// Threads that watch the clock for others: one can give up what thousands wait for. What they run
/// must be short.
public final class Timers {

  private Timers() {}

  /// A timer with one thread, which forgets what is cancelled at once. Its owner shuts it down;
  /// what was scheduled before is still run then, unless it is repeated.
  ///
  /// @param name of its thread
  public static ScheduledExecutorService named(String name) {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
