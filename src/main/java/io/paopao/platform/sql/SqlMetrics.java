package io.paopao.platform.sql;

import io.paopao.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// What is told of the database at `/metrics`.
@ApplicationScoped
class SqlMetrics {

  private static final Logger LOG = Logger.getLogger(SqlMetrics.class.getName());

  private final MetricRegistry metrics;
  private final SqlSettings settings;
  private volatile int rivals;

  @Inject
  SqlMetrics(MetricRegistry metrics, SqlSettings settings) {
    this.metrics = metrics;
    this.settings = settings;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected SqlMetrics() {
    this(null, null);
  }

  void register(Servers servers) {
    metrics.gauge("paopao_sql_semi_sync", () -> servers.semiSync() == Sight.SemiSync.ON ? 1 : 0);
    metrics.gauge("paopao_sql_rival_primaries", () -> rivals);
    metrics.gauge(
        "paopao_sql_connections_overdue", () -> servers.loans().overdue(settings.limits().loan()));
    for (Server server : servers.all()) {
      Tag pool = new Tag("pool", server.name());
      metrics.gauge("paopao_sql_primary", () -> servers.primary() == server ? 1 : 0, pool);
      metrics.gauge("paopao_sql_readable", () -> servers.replicas().contains(server) ? 1 : 0, pool);
      metrics.gauge("paopao_sql_lag_seconds", () -> server.lag().toMillis() / 1000.0, pool);
      metrics.gauge("paopao_sql_pool_waiting", server::waiting, pool);
      metrics.gauge("paopao_sql_request_statements", server::requestStatements, pool);
    }
  }

  void rivals(int count) {
    rivals = count;
  }

  /// A server has answered nobody, or can't be reached.
  void silent(Server server) {
    metrics.counter("paopao_sql_losses", new Tag("pool", server.name())).inc();
  }

  /// Tells of connections that did not come back: who has them, and what that thread does.
  void report(List<Loans.Loan> overdue) {
    for (Loans.Loan loan : overdue) {
      metrics
          .counter(
              "paopao_sql_leaks",
              new Tag("pool", loan.pool()),
              new Tag("borrower", loan.borrower()))
          .inc();
      Throwable stack = new Throwable("stack of " + loan.thread().getName());
      stack.setStackTrace(loan.thread().getStackTrace());
      LOG.log(
          Level.WARNING,
          loan.borrower() + " has had a connection of " + loan.pool() + " for " + loan.age(),
          stack);
    }
  }

  void committed() {
    metrics.counter("paopao_sql_commits").inc();
  }

  void rolledBack(Throwable failure) {
    metrics.counter("paopao_sql_rollbacks", new Tag("reason", reason(failure))).inc();
  }

  /// A transaction that was tried more than once has ended.
  void retried(boolean committed) {
    String outcome = committed ? "committed" : "failed";
    metrics.counter("paopao_sql_retried", new Tag("outcome", outcome)).inc();
  }

  /// A connection did not have the isolation that every transaction needs.
  void wrongIsolation() {
    metrics.counter("paopao_sql_wrong_isolation").inc();
  }

  private static String reason(Throwable failure) {
    if (SqlErrors.isDeadlock(failure)) {
      return "deadlock";
    }
    if (SqlErrors.isLockWait(failure)) {
      return "lock-wait";
    }
    if (SqlErrors.isUnavailable(failure)) {
      return "unavailable";
    }
    if (failure instanceof CancelledTransaction) {
      return "cancelled";
    }
    return failure instanceof Problem ? "refused" : "error";
  }
}
