package io.paopao.media;

import io.paopao.media.store.MediaStore;
import io.paopao.media.store.MediumStore;
import io.paopao.platform.sql.Database;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Deletes pictures that nothing has referred to for `paopao.media.unused-life`.
@ApplicationScoped
class Orphans implements StartupTask {

  private static final int BATCH = 100;

  @Inject private Database database;
  @Inject private MediaStore store;
  @Inject private MediaCache cache;
  @Inject private BackgroundTasks tasks;
  @Inject private MetricRegistry metrics;

  @Inject
  @ConfigProperty(name = "paopao.media.unused-life")
  private Duration life;

  @Inject
  @ConfigProperty(name = "paopao.media.sweep")
  private Duration pause;

  @Override
  public String context() {
    return "media";
  }

  @Override
  public void start() {
    tasks.every("media-orphans", pause, this::round);
  }

  private void round() {
    Instant before = Instant.now().minus(life);
    List<String> found;
    do {
      found = database.readPrimary(handle -> new MediumStore(handle).unused(before, BATCH));
      found.forEach(id -> remove(id, before));
    } while (found.size() == BATCH && !Thread.currentThread().isInterrupted());
  }

  private void remove(String id, Instant before) {
    boolean removed =
        database.write(tx -> {
          if (!new MediumStore(tx.handle()).removeUnused(id, before)) {
            return false;
          }
          store.remove(id);
          return true;
        });
    if (removed) {
      cache.forget(id);
      metrics.counter("paopao_media_orphans").inc();
    }
  }
}
