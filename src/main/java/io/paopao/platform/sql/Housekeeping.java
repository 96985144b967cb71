package io.paopao.platform.sql;

import io.paopao.platform.tasks.BackgroundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/// Deletes what the platform's tables need no longer: answers to Idempotency-Keys after a day, and
/// notes of handled events when Kafka cannot deliver them again.
@ApplicationScoped
public class Housekeeping {

  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final int BATCH = 1000;
  private static final List<String> STATEMENTS =
      List.of(
          "DELETE FROM platform.idempotency_key WHERE created_at < NOW(6) - INTERVAL 1 DAY LIMIT ?",
          "DELETE FROM platform.inbox WHERE handled_at < NOW(6) - INTERVAL 30 DAY LIMIT ?");

  @Inject private Database database;
  @Inject private BackgroundTasks tasks;

  public void start() {
    tasks.every("platform-housekeeping", PAUSE, this::round);
  }

  private void round() {
    for (String statement : STATEMENTS) {
      int deleted;
      do {
        deleted = database.write(tx -> tx.handle().execute(statement, BATCH));
      } while (deleted == BATCH && !Thread.currentThread().isInterrupted());
    }
  }
}
