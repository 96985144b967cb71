package io.paopao.posts;

import io.paopao.platform.sql.Database;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.StartupTask;
import io.paopao.posts.store.DeltaStore;
import io.paopao.posts.store.DeltaSum;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Adds up in the background what writers have left to be counted. Nodes may fold at the same time:
/// each takes rows that no other one has.
@ApplicationScoped
class Folding implements StartupTask {

  private static final int BATCH = 1000;

  private final Semaphore bell = new Semaphore(0);

  @Inject private Database database;
  @Inject private BackgroundTasks tasks;

  @Inject
  @ConfigProperty(name = "paopao.posts.fold-delay")
  private Duration delay;

  @Inject
  @ConfigProperty(name = "paopao.posts.fold-poll")
  private Duration poll;

  @Override
  public String context() {
    return "posts";
  }

  @Override
  public void start() {
    tasks.loop("posts-folding", this::once);
  }

  /// Something is to be counted.
  void wake() {
    bell.release();
  }

  private void once() throws InterruptedException {
    if (bell.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
      Thread.sleep(delay);
      bell.drainPermits();
    }
    while (fold() == BATCH) {
      Thread.onSpinWait();
    }
  }

  /// @return how many rows were folded
  int fold() {
    return database.write(tx -> {
      DeltaStore deltas = new DeltaStore(tx.handle());
      List<DeltaStore.Delta> taken = deltas.take(BATCH);
      if (!taken.isEmpty()) {
        deltas.fold(taken, DeltaSum.of(taken));
      }
      return taken.size();
    });
  }
}
