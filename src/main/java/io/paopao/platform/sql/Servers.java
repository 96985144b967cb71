package io.paopao.platform.sql;

import io.paopao.platform.Bulkhead;
import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// All database servers: which one is written to, and which may answer a read.
///
/// Reads go to the replicas in turn, and to the primary when none of them may answer; how many do
/// that at once is bounded, so that writers keep their share of it. Thread-safe.
@ApplicationScoped
class Servers {

  private static final Logger LOG = Logger.getLogger(Servers.class.getName());

  /// How long a server may take for an answer that nobody waits for.
  private static final Duration BACKGROUND = Duration.ofSeconds(10);

  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final List<Server> all;
  private final Loans loans;
  private final SqlSettings settings;
  private final MetricRegistry metrics;
  private final Bulkhead fallback;
  private final AtomicInteger turn = new AtomicInteger();
  private volatile Server current;

  Servers(List<Server> all, Loans loans, SqlSettings settings, MetricRegistry metrics) {
    this.all = List.copyOf(all);
    this.loans = loans;
    this.settings = settings;
    this.metrics = metrics;
    SqlSettings.Reads reads = settings.reads();
    this.fallback = new Bulkhead("database", reads.atOnce(), reads.waiting(), reads.longestWait());
    this.current = all.getFirst();
  }

  @Inject
  Servers(SqlSettings settings, MetricRegistry metrics) {
    this(settings, metrics, new Loans());
  }

  private Servers(SqlSettings settings, MetricRegistry metrics, Loans loans) {
    this(
        settings.watch().pools().stream().map(pool -> server(pool, loans)).toList(),
        loans,
        settings,
        metrics);
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Servers() {
    this.all = List.of();
    this.loans = null;
    this.settings = null;
    this.metrics = null;
    this.fallback = null;
    this.current = null;
  }

  @SuppressWarnings("BanJNDI") // the names come from the operator
  private static Server server(String pool, Loans loans) {
    try {
      DataSource source = InitialContext.doLookup(pool);
      return new Server(pool.substring(pool.lastIndexOf('/') + 1), source, loans);
    } catch (NamingException e) {
      throw new IllegalStateException("paopao.sql.pools names no data source: " + pool, e);
    }
  }

  List<Server> all() {
    return all;
  }

  Loans loans() {
    return loans;
  }

  Server primary() {
    return current;
  }

  void primary(Server chosen) {
    current = chosen;
  }

  /// Whether a commit is on a replica before its writer is told.
  Sight.SemiSync semiSync() {
    return current.sight().map(Sight::semiSync).orElse(Sight.SemiSync.OFF);
  }

  /// Those that may answer reads: they answer, and are not too far behind.
  List<Server> replicas() {
    Server primary = current;
    Duration longest = settings.watch().maxLag();
    return all.stream()
        .filter(server -> server != primary && server.sight().isPresent())
        .filter(server -> !PrimaryChoice.same(server, primary))
        .filter(server -> server.lag().compareTo(longest) <= 0)
        .toList();
  }

  /// @throws Problem 503 `unavailable` when the primary is known to be gone
  <T> T write(String borrower, Function<Handle, T> work) {
    Server primary = current;
    if (primary.sight().isEmpty()) {
      throw Problem.unavailable("database");
    }
    return primary.lend(borrower, silence(), work);
  }

  /// @param causal what the caller must see; null for nothing
  <T> T read(@Nullable String causal, String borrower, Function<Handle, T> work) {
    GtidPosition wanted = causal == null ? GtidPosition.START : GtidPosition.parse(causal);
    List<Server> replicas = replicas();
    int first = Math.floorMod(turn.getAndIncrement(), Math.max(1, replicas.size()));
    for (int i = 0; i < replicas.size(); i++) {
      Server replica = replicas.get((first + i) % replicas.size());
      try {
        Optional<Answer<T>> answer = ask(replica, wanted, borrower, work);
        if (answer.isPresent()) {
          return answer.get().value();
        }
        break; // it has waited once: the primary need not be waited for
      } catch (RuntimeException failure) {
        if (!SqlErrors.isUnavailable(failure)) {
          throw failure;
        }
        Deadline.current().check(); // it may only be late for this request
        LOG.log(Level.WARNING, "{0} does not answer: {1}", new Object[] {replica, failure});
        if (!SqlErrors.isPoolExhausted(failure)) {
          replica.lost();
        }
      }
    }
    return fallback.run(() -> readPrimary(causal, borrower, work));
  }

  /// What a server answered; the value may be null.
  private record Answer<T>(T value) {}

  private <T> Optional<Answer<T>> ask(
      Server replica, GtidPosition wanted, String borrower, Function<Handle, T> work) {
    return replica.lend(
        borrower,
        silenceOfReplica(),
        handle -> {
          if (!replica.hasApplied(handle, wanted, settings.reads().causalWait())) {
            return Optional.empty();
          }
          count("replica");
          return Optional.of(new Answer<>(work.apply(handle)));
        });
  }

  private <T> T readPrimary(@Nullable String causal, String borrower, Function<Handle, T> work) {
    count("primary");
    return write(
        borrower,
        handle -> {
          T value = work.apply(handle);
          if (causal != null) {
            // a replica may be behind what has been shown here
            RequestContext.current().saw(lastGtid(handle));
          }
          return value;
        });
  }

  /// A position that holds everything committed so far. The connection's own last one would not do:
  /// a write that changes nothing leaves it at whatever the connection did before.
  static String lastGtid(Handle handle) {
    return handle.createQuery("SELECT @@gtid_binlog_pos").mapTo(String.class).one();
  }

  /// A connection to the primary that may stay out for long; the caller closes it.
  Handle openForLong() {
    return current.openForLong(BACKGROUND);
  }

  /// Somebody waits for a request, and nobody for work in the background. When the request's time
  /// is nearly over there is still a moment: an answer that is cut off costs a connection.
  ///
  /// @throws Problem 504 `deadline.exceeded` when it is over
  private Duration silence() {
    if (!RequestContext.isRequest()) {
      return BACKGROUND;
    }
    Deadline deadline = Deadline.current();
    deadline.check();
    Duration left = deadline.atMost(settings.limits().statement());
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }

  /// Less than a request has for an answer: another server can still be asked then.
  private Duration silenceOfReplica() {
    Duration silence = silence();
    Duration patience = settings.watch().patience();
    return RequestContext.isRequest() && patience.compareTo(silence) < 0 ? patience : silence;
  }

  private void count(String server) {
    metrics.counter("paopao_sql_reads", new Tag("server", server)).inc();
  }
}
