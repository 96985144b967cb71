package io.paopao.platform.sql;

import io.paopao.platform.RequestContext;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// One database server behind its pool, and what the last look at it has shown. Thread-safe.
final class Server {

  private static final Duration UNKNOWN = Duration.ofDays(365);

  /// Longer than it takes to find out that nobody is answered.
  private static final Duration PING = Duration.ofSeconds(4);

  private final String name;
  private final DataSource source;
  private final Jdbi jdbi;
  private final Loans loans;
  private final AtomicInteger waiting = new AtomicInteger();
  private final LongAdder requestStatements = new LongAdder();
  private volatile @Nullable Sight sight;
  private volatile Duration lag = UNKNOWN;
  private volatile long lastAnswer = System.nanoTime();
  private volatile @Nullable String url;
  private final OwnConnection lookout = new OwnConnection();
  private final OwnConnection heart = new OwnConnection();

  Server(String name, DataSource source, Loans loans) {
    this.name = name;
    this.source = source;
    this.jdbi = Jdbi.create(source).setSqlLogger(new Answers());
    this.loans = loans;
  }

  String name() {
    return name;
  }

  DataSource source() {
    return source;
  }

  /// Lends a connection for as long as the work lasts.
  ///
  /// @param borrower who is named when it does not come back
  /// @param silence how long the server may take for one answer
  <T> T lend(String borrower, Duration silence, Function<Handle, T> work) {
    try (Handle handle = open()) {
      Loans.Loan loan = loans.begin(name, borrower);
      try {
        bound(handle, silence);
        return work.apply(handle);
      } finally {
        loans.end(loan);
      }
    }
  }

  /// A connection that may stay out; the caller closes it.
  Handle openForLong(Duration silence) {
    Handle handle = open();
    try {
      bound(handle, silence);
      return handle;
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  private Handle open() {
    waiting.incrementAndGet();
    try {
      return jdbi.open();
    } finally {
      waiting.decrementAndGet();
    }
  }

  /// The driver sets a time-out on its socket, which costs no round trip. Each borrower sets its
  /// own: the last one's may still be there.
  private static void bound(Handle handle, Duration silence) {
    try {
      handle.getConnection().setNetworkTimeout(Runnable::run, (int) silence.toMillis());
    } catch (SQLException e) {
      // A closed socket is a syntax error here, and the pool would keep the connection. A statement
      // fails in the way that makes the pool look through all of them.
      handle.execute("DO 1");
      throw new ConnectionException(e);
    }
  }

  /// Threads that wait for a connection now.
  int waiting() {
    return waiting.get();
  }

  /// Statements that it has run for requests.
  long requestStatements() {
    return requestStatements.sum();
  }

  /// Counts statements, and notes that the server has answered one.
  private final class Answers implements SqlLogger {
    @Override
    public void logAfterExecution(StatementContext statement) {
      answered();
      if (RequestContext.isRequest()) {
        requestStatements.increment();
      }
    }
  }

  /// A connection for one purpose, kept between uses: a pool that is in use up to the last
  /// connection says nothing about the server. One thread at a time.
  private final class OwnConnection {
    private @Nullable Handle kept;

    <T> T use(Duration silence, Function<Handle, T> work) {
      Handle handle = kept == null ? jdbi.open() : kept;
      kept = null;
      try {
        bound(handle, silence);
        T answer = work.apply(handle);
        kept = handle;
        return answer;
      } finally {
        if (kept == null) {
          handle.close();
        }
      }
    }
  }

  /// Looks at the server. One thread at a time.
  ///
  /// @param silence how long it may take for an answer
  Sight look(Duration silence) {
    return lookout.use(silence, Sight::of);
  }

  /// Returns when the server has answered. One thread at a time.
  void ping() {
    heart.use(
        PING,
        handle -> {
          if (url == null) {
            url = url(handle);
          }
          return handle.execute("DO 1");
        });
  }

  private static String url(Handle handle) {
    try {
      return handle.getConnection().getMetaData().getURL();
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  void answered() {
    lastAnswer = System.nanoTime();
  }

  /// How long it has not answered anybody.
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastAnswer);
  }

  /// Closes all connections to it, also those that wait for an answer.
  void closeConnections() {
    if (url != null) {
      DriverSockets.closeAll(url);
    }
  }

  /// What the last look has shown; empty while the server does not answer.
  Optional<Sight> sight() {
    return Optional.ofNullable(sight);
  }

  void seen(Sight shown) {
    sight = shown;
  }

  /// It does not answer: nothing is believed of it until it is seen again.
  void lost() {
    sight = null;
    lag = UNKNOWN;
  }

  /// How far behind the primary it was at the last look; a year when that is not known.
  Duration lag() {
    return lag;
  }

  void lag(Duration behind) {
    lag = behind;
  }

  /// Whether the place has been applied here, waiting for it if need be.
  boolean hasApplied(Handle handle, GtidPosition wanted, Duration longest) {
    if (sight().filter(seen -> seen.position().contains(wanted)).isPresent()) {
      return true;
    }
    return handle
            .createQuery("SELECT master_gtid_wait(:gtid, :seconds)")
            .bind("gtid", wanted.toString())
            .bind("seconds", longest.toMillis() / 1000.0)
            .mapTo(Integer.class)
            .one()
        == 0;
  }

  @Override
  public String toString() {
    return name;
  }
}
