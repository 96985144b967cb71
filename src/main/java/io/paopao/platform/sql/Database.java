package io.paopao.platform.sql;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jdbi.v3.core.Handle;

/// The database: one transaction template for writes, and reads that go to the replica.
///
/// Thread-safe. Every statement is bounded by the data source's query time-out.
@ApplicationScoped
public class Database {

  private static final Logger LOG = Logger.getLogger(Database.class.getName());
  private static final int ATTEMPTS = 6;
  private static final ScopedValue<Transaction> TRANSACTION = ScopedValue.newInstance();

  private final Servers servers;
  private final Outbox outbox;
  private final MetricRegistry metrics;

  @Inject
  Database(Servers servers, Outbox outbox, MetricRegistry metrics) {
    this.servers = servers;
    this.outbox = outbox;
    this.metrics = metrics;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Database() {
    this(null, null, null);
  }

  /// Runs the work in one READ COMMITTED transaction on the primary; inside another write it joins
  /// that one. A deadlock or lock time-out runs the whole work again, at most five times.
  ///
  /// @throws Problem 503 `unavailable` when the primary cannot be reached
  public <T> T write(Function<Transaction, T> work) {
    if (TRANSACTION.isBound()) {
      return work.apply(TRANSACTION.get());
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (RuntimeException failure) {
        count(failure);
        if (!SqlErrors.isRetryable(failure) || attempt == ATTEMPTS) {
          throw meaning(failure);
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1L << (20 + attempt)));
      }
    }
  }

  /// Reads from the replica, unless the caller must see a write that it does not have yet. Inside a
  /// write it reads that transaction's own view.
  ///
  /// @throws Problem 503 `unavailable` when no server can be reached
  public <T> T read(Function<Handle, T> work) {
    if (TRANSACTION.isBound()) {
      return work.apply(TRANSACTION.get().handle());
    }
    try {
      return servers.read(RequestContext.current().causal(), work);
    } catch (RuntimeException failure) {
      throw meaning(failure);
    }
  }

  /// Reads what is committed now, on the primary.
  public <T> T readPrimary(Function<Handle, T> work) {
    if (TRANSACTION.isBound()) {
      return work.apply(TRANSACTION.get().handle());
    }
    try (Handle handle = servers.primary()) {
      return work.apply(handle);
    } catch (RuntimeException failure) {
      throw meaning(failure);
    }
  }

  /// Lends a connection to the primary for as long as the work lasts: for what is bound to a
  /// connection, like named locks.
  public void connection(LongWork work) throws InterruptedException {
    try (Handle handle = servers.primary()) {
      work.run(handle);
    }
  }

  /// Work on one connection that may be interrupted.
  public interface LongWork {
    void run(Handle handle) throws InterruptedException;
  }

  private <T> T once(Function<Transaction, T> work) {
    Transaction transaction;
    T result;
    try (Handle handle = servers.primary()) {
      transaction = new Transaction(handle);
      try {
        result = handle.inTransaction(h -> bound(transaction, work));
        quietly(() -> RequestContext.current().committed(servers.lastGtid(handle)));
      } finally {
        transaction.atEnd().forEach(action -> quietly(() -> action.accept(handle)));
      }
    }
    if (!transaction.events().isEmpty()) {
      outbox.wake();
    }
    transaction.afterCommit().forEach(Database::quietly);
    return result;
  }

  /// What is committed must not be told as failed, whatever happens afterwards.
  private static void quietly(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "after the end of a transaction", failure);
    }
  }

  private <T> T bound(Transaction transaction, Function<Transaction, T> work) {
    T result = ScopedValue.where(TRANSACTION, transaction).call(() -> work.apply(transaction));
    outbox.append(transaction.handle(), transaction.events());
    return result;
  }

  private void count(RuntimeException failure) {
    String reason =
        SqlErrors.isRetryable(failure)
            ? "deadlock"
            : SqlErrors.isUnavailable(failure)
                ? "unavailable"
                : failure instanceof Problem ? "refused" : "error";
    metrics.counter("paopao_sql_rollbacks", new Tag("reason", reason)).inc();
  }

  private static RuntimeException meaning(RuntimeException failure) {
    return SqlErrors.isUnavailable(failure) ? unavailable(failure) : failure;
  }

  private static Problem unavailable(RuntimeException cause) {
    Problem problem = Problem.unavailable("database");
    problem.addSuppressed(cause);
    return problem;
  }
}
