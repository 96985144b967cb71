package io.paopao.orders.payments;

import io.paopao.orders.domain.PaymentState;
import io.paopao.orders.store.PaymentRow;
import io.paopao.orders.store.PaymentStore;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Utc;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Sees to payments that are due: money to be asked for, an answer that never came, money that goes
/// back.
///
/// Each payment is claimed in a transaction of its own before anything is sent, so that whoever
/// dies in between leaves a payment that may have been asked for: it is looked up before it is
/// asked for again. Several nodes may work at once.
@ApplicationScoped
class PaymentRounds implements StartupTask {

  private static final Logger LOG = Logger.getLogger(PaymentRounds.class.getName());
  private static final int BATCH = 32;
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int DOUBLINGS = 8;

  /// Some twenty minutes: longer than buyers have to pay.
  static final int MANY = 60;

  @Inject private Database database;
  @Inject private ProviderChoice providers;
  @Inject private PaymentSteps steps;
  @Inject private BackgroundTasks tasks;
  @Inject private MetricRegistry metrics;

  @Inject
  @ConfigProperty(name = "paopao.payments.poll")
  private Duration poll;

  @Override
  public String context() {
    return "orders";
  }

  @Override
  public void start() {
    if (providers.chosen().isConfigured()) {
      tasks.loop("orders-payments", this::round);
    }
  }

  private void round() throws InterruptedException {
    List<PaymentRow> due = database.write(tx -> new PaymentStore(tx.handle()).claim(LEASE, BATCH));
    if (due.isEmpty()) {
      Thread.sleep(poll);
      return;
    }
    try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(payment -> side.execute(() -> attend(payment)));
    }
  }

  private void attend(PaymentRow payment) {
    Duration pause = poll.multipliedBy(1L << Math.min(payment.attempts(), DOUBLINGS));
    try {
      PaymentState after = steps.next(payment);
      if (after.isOpen()) {
        warnIfStuck(payment, after);
        postpone(payment, pause);
      }
    } catch (RuntimeException failure) {
      // unknown is not failed: the next round looks it up
      metrics.counter("paopao_payments_unknown").inc();
      LOG.log(
          Level.WARNING,
          "payment {0}: {1}",
          new Object[] {String.valueOf(payment.order()), failure.toString()});
      postpone(payment, pause);
    }
  }

  private static void warnIfStuck(PaymentRow payment, PaymentState after) {
    if (isStuck(payment, after)) {
      LOG.log(
          Level.WARNING,
          "payment {0} is still {1} after {2} attempts",
          new Object[] {String.valueOf(payment.order()), after, payment.attempts()});
    }
  }

  /// Whether the provider answers, and brings the payment no further; true every so many attempts.
  static boolean isStuck(PaymentRow before, PaymentState after) {
    return before.attempts() > 0 && before.attempts() % MANY == 0 && before.state() == after;
  }

  private void postpone(PaymentRow payment, Duration pause) {
    Duration wait = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    database.write(tx -> {
      new PaymentStore(tx.handle()).postpone(payment.order(), Utc.now().plus(wait));
      return wait;
    });
  }
}
