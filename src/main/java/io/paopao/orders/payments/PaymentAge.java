package io.paopao.orders.payments;

import io.paopao.orders.store.PaymentStore;
import io.paopao.platform.sql.Database;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/// How long the oldest payment waits for its provider: a refund that never comes about shows
/// nowhere else, as its order says `REFUNDED` already.
@ApplicationScoped
class PaymentAge implements StartupTask {

  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Database database;
  private final BackgroundTasks tasks;
  private volatile @Nullable Instant oldest;

  @Inject
  PaymentAge(Database database, BackgroundTasks tasks, MetricRegistry metrics) {
    this.database = database;
    this.tasks = tasks;
    metrics.gauge("paopao_payments_oldest_open_seconds", this::seconds);
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected PaymentAge() {
    this.database = null;
    this.tasks = null;
  }

  @Override
  public String context() {
    return "orders";
  }

  @Override
  public void start() {
    tasks.every("orders-payment-age", PAUSE, this::look);
  }

  private void look() {
    Optional<Instant> found = database.read(handle -> new PaymentStore(handle).oldestOpen());
    oldest = found.orElse(null);
  }

  private double seconds() {
    Instant since = oldest;
    return since == null ? 0 : Math.max(0, Duration.between(since, Instant.now()).toSeconds());
  }
}
