package io.paopao.push.ws;

import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.StartupTask;
import io.paopao.push.store.PublicationLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/// What push does on its own: looks after time, checks permissions and positions, tells presence,
/// and forgets old publications.
@ApplicationScoped
class PushTasks implements StartupTask {

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration PRUNE = Duration.ofMinutes(1);
  private static final int PRUNED_AT_ONCE = 500;

  @Inject private BackgroundTasks tasks;
  @Inject private Hub hub;
  @Inject private Connections connections;
  @Inject private EventStreams events;
  @Inject private Presence presence;
  @Inject private LivePermissions permissions;
  @Inject private PublicationLog log;
  @Inject private PushSettings settings;

  @Override
  public String context() {
    return "push";
  }

  @Override
  public void start() {
    tasks.every(
        "push-time",
        TICK,
        () -> {
          connections.tick();
          events.tick();
          hub.writers().tick(System.nanoTime());
        });
    tasks.every("push-permissions", settings.permissionCheck, permissions::check);
    tasks.every("push-positions", settings.positionCheck, () -> hub.streams().check());
    tasks.every("push-presence", TICK, presence::tell);
    tasks.every("push-retention", PRUNE, this::prune);
  }

  private void prune() {
    int pruned = PRUNED_AT_ONCE;
    while (pruned == PRUNED_AT_ONCE && !Thread.currentThread().isInterrupted()) {
      pruned = log.prune(settings.retention, PRUNED_AT_ONCE);
    }
  }
}
