package io.paopao.posts;

import io.paopao.platform.sql.Database;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.StartupTask;
import io.paopao.posts.store.DeltaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Counts who looks at threads, in memory, and writes the counts down every now and then. A node
/// that dies loses the last moment of them.
@ApplicationScoped
class Views implements StartupTask {

  private static final int MOST_THREADS = 10_000;

  private final Map<Long, Integer> seen = new ConcurrentHashMap<>();

  @Inject private Database database;
  @Inject private BackgroundTasks tasks;
  @Inject private Folding folding;
  @Inject private MetricRegistry metrics;

  @Inject
  @ConfigProperty(name = "paopao.posts.view-flush")
  private Duration flush;

  @Override
  public String context() {
    return "posts";
  }

  @Override
  public void start() {
    tasks.every("posts-views", flush, this::write);
  }

  void add(long thread) {
    if (seen.size() >= MOST_THREADS && !seen.containsKey(thread)) {
      metrics.counter("paopao_posts_views_dropped").inc();
      return;
    }
    seen.merge(thread, 1, Integer::sum);
  }

  void write() {
    Map<Long, Integer> counts = new HashMap<>();
    seen.keySet()
        .forEach(thread -> {
          Integer count = seen.remove(thread);
          if (count != null) {
            counts.put(thread, count);
          }
        });
    if (counts.isEmpty()) {
      return;
    }
    database.write(tx -> {
      new DeltaStore(tx.handle()).views(counts);
      tx.afterCommit(folding::wake);
      return counts.size();
    });
  }
}
