package io.paopao.platform.sql;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;

/// The database: one transaction template for writes, and reads that go to the replicas.
///
/// Thread-safe. In a request, a server may take `paopao.sql.statement-time` for one answer, and a
/// transaction with its repetitions `paopao.sql.write-time`; less when its deadline is nearer.
@ApplicationScoped
public class Database {

  private static final Logger LOG = Logger.getLogger(Database.class.getName());
  private static final ScopedValue<Transaction> TRANSACTION = ScopedValue.newInstance();
  private static final ScopedValue<Handle> READING = ScopedValue.newInstance();

  private final Servers servers;
  private final Outbox outbox;
  private final SqlMetrics metrics;
  private final SqlSettings settings;

  @Inject
  Database(Servers servers, Outbox outbox, SqlMetrics metrics, SqlSettings settings) {
    this.servers = servers;
    this.outbox = outbox;
    this.metrics = metrics;
    this.settings = settings;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Database() {
    this(null, null, null, null);
  }

  /// Runs the work in one READ COMMITTED transaction on the primary. A deadlock or a lock that does
  /// not come runs the whole work again, at most `paopao.sql.attempts` times in all.
  ///
  /// Inside another write it joins that one: they commit together, or neither does, even if the
  /// outer work goes on after the inner one has failed.
  ///
  /// @throws Problem 503 `unavailable` when the primary cannot be reached, or others were in the
  ///   way each time
  /// @throws IllegalStateException inside a read: it would take a second connection while the first
  ///   one waits
  public <T> T write(Function<Transaction, T> work) {
    if (TRANSACTION.isBound()) {
      return TRANSACTION.get().join(work);
    }
    if (READING.isBound()) {
      throw new IllegalStateException("a write inside a read");
    }
    Attempts attempts = new Attempts(metrics, settings.limits().attempts(), writeTime());
    while (true) {
      try {
        T result = once(work);
        attempts.succeeded();
        return result;
      } catch (RuntimeException failure) {
        attempts.failed(failure);
      }
    }
  }

  /// Reads from a replica, unless the caller must see a write that it does not have yet. Inside a
  /// write it reads that transaction's own view; inside a read, over the same connection.
  ///
  /// @throws Problem 503 `unavailable` when no server can be reached
  public <T> T read(Function<Handle, T> work) {
    if (TRANSACTION.isBound()) {
      return work.apply(TRANSACTION.get().handle());
    }
    if (READING.isBound()) {
      return work.apply(READING.get());
    }
    try {
      return servers.read(
          RequestContext.current().causal(), Loans.borrower(work), handle -> reading(handle, work));
    } catch (RuntimeException failure) {
      throw Attempts.meaning(failure);
    }
  }

  /// Reads what is committed now, on the primary.
  public <T> T readPrimary(Function<Handle, T> work) {
    if (TRANSACTION.isBound()) {
      return work.apply(TRANSACTION.get().handle());
    }
    try {
      return servers.write(Loans.borrower(work), handle -> reading(handle, work));
    } catch (RuntimeException failure) {
      throw Attempts.meaning(failure);
    }
  }

  /// Lends a connection to the primary for as long as the work lasts: for what is bound to a
  /// connection, like named locks.
  public void connection(LongWork work) throws InterruptedException {
    try (Handle handle = servers.openForLong()) {
      work.run(handle);
    }
  }

  /// Work on one connection that may be interrupted.
  public interface LongWork {
    void run(Handle handle) throws InterruptedException;
  }

  private static <T> T reading(Handle handle, Function<Handle, T> work) {
    return ScopedValue.where(READING, handle).call(() -> work.apply(handle));
  }

  private <T> T once(Function<Transaction, T> work) {
    Ended<T> ended = servers.write(Loans.borrower(work), handle -> attempt(handle, work));
    if (!ended.transaction().events().isEmpty()) {
      outbox.wake(ended.transaction().events());
    }
    ended.transaction().afterCommit().forEach(Database::quietly);
    return ended.result();
  }

  private record Ended<T>(Transaction transaction, T result) {}

  private <T> Ended<T> attempt(Handle handle, Function<Transaction, T> work) {
    Isolation.ensure(handle, metrics);
    Transaction transaction = new Transaction(handle);
    try {
      T result = handle.inTransaction(h -> bound(transaction, work));
      if (RequestContext.isRequest()) {
        quietly(() -> RequestContext.current().committed(Servers.lastGtid(handle)));
      }
      return new Ended<>(transaction, result);
    } finally {
      transaction.atEnd().forEach(action -> quietly(() -> action.accept(handle)));
    }
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
    transaction.checkBeforeCommit();
    return result;
  }

  private Duration writeTime() {
    return RequestContext.isRequest()
        ? Deadline.current().atMost(settings.limits().write())
        : Duration.ZERO;
  }
}
