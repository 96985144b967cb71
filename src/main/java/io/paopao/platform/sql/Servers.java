package io.paopao.platform.sql;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The primary and the replica, and which of them may answer a read.
@ApplicationScoped
class Servers {

  private static final Logger LOG = Logger.getLogger(Servers.class.getName());

  @Resource(lookup = "jdbc/primary")
  private DataSource primarySource;

  @Resource(lookup = "jdbc/replica")
  private DataSource replicaSource;

  @Inject
  @ConfigProperty(name = "paopao.sql.causal-wait")
  private Duration causalWait;

  @Inject
  @ConfigProperty(name = "paopao.sql.replica-retry")
  private Duration replicaRetry;

  @Inject private MetricRegistry metrics;

  @SuppressWarnings("NullAway.Init") // by open()
  private Jdbi primary;

  @SuppressWarnings("NullAway.Init") // by open()
  private Jdbi replica;

  private volatile long replicaDownUntil = System.nanoTime();

  @PostConstruct
  void open() {
    primary = Jdbi.create(primarySource);
    replica = Jdbi.create(replicaSource);
  }

  /// A connection to the primary; the caller closes it.
  Handle primary() {
    return primary.open();
  }

  /// A position that holds everything committed so far. The connection's own last one would not do:
  /// a write that changes nothing leaves it at whatever the connection did before.
  String lastGtid(Handle handle) {
    return handle.createQuery("SELECT @@gtid_binlog_pos").mapTo(String.class).one();
  }

  <T> T read(@Nullable String causal, Function<Handle, T> work) {
    if (System.nanoTime() - replicaDownUntil >= 0) {
      try (Handle handle = replica.open()) {
        if (hasApplied(handle, causal)) {
          count("replica");
          return work.apply(handle);
        }
      } catch (RuntimeException failure) {
        if (!SqlErrors.isUnavailable(failure)) {
          throw failure;
        }
        eject(failure);
      }
    }
    count("primary");
    try (Handle handle = primary.open()) {
      return work.apply(handle);
    }
  }

  private boolean hasApplied(Handle handle, @Nullable String causal) {
    return causal == null
        || causal.isEmpty()
        || handle
                .createQuery("SELECT master_gtid_wait(:gtid, :seconds)")
                .bind("gtid", causal)
                .bind("seconds", causalWait.toMillis() / 1000.0)
                .mapTo(Integer.class)
                .one()
            == 0;
  }

  private void eject(RuntimeException failure) {
    replicaDownUntil = System.nanoTime() + replicaRetry.toNanos();
    LOG.log(
        Level.WARNING, "replica does not answer, reads go to the primary: {0}", failure.toString());
  }

  private void count(String server) {
    metrics.counter("paopao_sql_reads", new Tag("server", server)).inc();
  }
}
