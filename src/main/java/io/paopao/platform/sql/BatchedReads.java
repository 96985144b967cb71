package io.paopao.platform.sql;

import io.paopao.platform.tasks.BackgroundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Opens [BatchedRead]s.
@ApplicationScoped
public class BatchedReads {

  private final Database database;
  private final BackgroundTasks tasks;
  private final MetricRegistry metrics;
  private final SqlSettings settings;
  private final int batch;
  private final int waiting;

  @Inject
  BatchedReads(
      Database database,
      BackgroundTasks tasks,
      MetricRegistry metrics,
      SqlSettings settings,
      @ConfigProperty(name = "paopao.sql.batch") int batch,
      @ConfigProperty(name = "paopao.sql.batch-waiting") int waiting) {
    this.database = database;
    this.tasks = tasks;
    this.metrics = metrics;
    this.settings = settings;
    this.batch = batch;
    this.waiting = waiting;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected BatchedReads() {
    this(null, null, null, null, 0, 0);
  }

  /// @param name of its tasks, `<owner>-<what>`, and in `paopao_batched_reads_waiting{read}`
  /// @param atOnce how many statements run at the same time at most
  public <K, V> BatchedRead<K, V> open(String name, int atOnce, BatchedRead.Load<K, V> load) {
    BatchedRead<K, V> read =
        new BatchedRead<>(
            database, load, new BatchedRead.Limits(batch, waiting, settings.limits().statement()));
    metrics.gauge("paopao_batched_reads_waiting", read::waiting, new Tag("read", name));
    for (int i = 1; i <= atOnce; i++) {
      tasks.loop(name + "-" + i, read::run);
    }
    return read;
  }
}
