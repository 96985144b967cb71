package io.paopao.orders;

import io.paopao.orders.domain.Order;
import io.paopao.orders.domain.Order.Reason;
import io.paopao.orders.store.OrderStore;
import io.paopao.orders.store.PaymentStore;
import io.paopao.platform.Problem;
import io.paopao.platform.sql.Database;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives up orders that were not paid in time. Several nodes may do so at once.
@ApplicationScoped
class Expiry implements StartupTask {

  private static final int BATCH = 200;
  private static final Duration NOTICES_ARE_KEPT = Duration.ofDays(30);

  private final Database database;
  private final Saga saga;
  private final BackgroundTasks tasks;
  private final Duration poll;

  @Inject
  Expiry(
      Database database,
      Saga saga,
      BackgroundTasks tasks,
      @ConfigProperty(name = "paopao.orders.expiry-poll") Duration poll) {
    this.database = database;
    this.saga = saga;
    this.tasks = tasks;
    this.poll = poll;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Expiry() {
    this(null, null, null, Duration.ZERO);
  }

  @Override
  public String context() {
    return "orders";
  }

  @Override
  public void start() {
    tasks.every("orders-expiry", poll, this::round);
  }

  private void round() {
    while (giveUp(Instant.now()) == BATCH) {
      Thread.onSpinWait();
    }
    database.write(tx ->
        new PaymentStore(tx.handle()).forgetNotices(Instant.now().minus(NOTICES_ARE_KEPT), BATCH));
  }

  /// @return how many orders were found, at most a batch
  int giveUp(Instant now) {
    List<Long> late = database.readPrimary(handle -> new OrderStore(handle).expired(now, BATCH));
    for (long id : late) {
      database.write(tx -> {
        Order order = new OrderStore(tx.handle()).lock(id).orElseThrow(Problem::notFound);
        return order instanceof Order.Open open && open.isExpired(now)
            ? saga.end(tx, id, Reason.EXPIRED)
            : order;
      });
    }
    return late.size();
  }
}
