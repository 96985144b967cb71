package io.paopao.platform.redis;

import io.paopao.platform.tasks.BackgroundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/// What the cache does in the background: hears other nodes, and makes up for what Redis has
/// missed.
@ApplicationScoped
public class CacheTasks {

  private static final Duration PAUSE = Duration.ofMillis(200);

  @Inject private JsonCache cache;
  @Inject private Redis redis;
  @Inject private BackgroundTasks tasks;

  public void start() {
    tasks.loop("platform-cache-listener", () -> cache.listen(redis));
    tasks.every("platform-cache-catch-up", PAUSE, cache::catchUp);
  }
}
