package io.paopao.platform.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How the database is used: the settings `paopao.sql.…`, described where their defaults stand.
record SqlSettings(Reads reads, Limits limits, Watch watch) {

  /// @param causalWait for the replica to apply what the caller must see
  /// @param atOnce reads that the primary takes over from the replicas, at the same time
  /// @param waiting how many more wait for their turn
  /// @param longestWait how long
  record Reads(Duration causalWait, int atOnce, int waiting, Duration longestWait) {}

  /// @param statement how long a server may be silent in a request
  /// @param write how long a transaction and its repetitions may take in a request
  /// @param attempts how often a transaction is tried
  /// @param loan how long a connection may be out before it counts as leaked
  record Limits(Duration statement, Duration write, int attempts, Duration loan) {}

  /// @param pools the JNDI names of all servers
  /// @param pause between two looks at a server
  /// @param maxLag how far behind a replica may be and still be read from
  /// @param patience how long a replica may take for one answer before another server is asked
  record Watch(List<String> pools, Duration pause, Duration maxLag, Duration patience) {}

  /// Reads the settings.
  @ApplicationScoped
  static class Source {

    @Produces
    SqlSettings settings(Reads reads, Limits limits, Watch watch) {
      return new SqlSettings(reads, limits, watch);
    }

    @Produces
    Reads reads(
        @ConfigProperty(name = "paopao.sql.causal-wait") Duration causalWait,
        @ConfigProperty(name = "paopao.sql.fallback-reads") int atOnce,
        @ConfigProperty(name = "paopao.sql.fallback-reads-waiting") int waiting,
        @ConfigProperty(name = "paopao.sql.fallback-wait") Duration longestWait) {
      return new Reads(causalWait, atOnce, waiting, longestWait);
    }

    @Produces
    Limits limits(
        @ConfigProperty(name = "paopao.sql.statement-time") Duration statement,
        @ConfigProperty(name = "paopao.sql.write-time") Duration write,
        @ConfigProperty(name = "paopao.sql.attempts") int attempts,
        @ConfigProperty(name = "paopao.sql.leak-after") Duration loan) {
      return new Limits(statement, write, attempts, loan);
    }

    @Produces
    Watch watch(
        @ConfigProperty(name = "paopao.sql.pools") List<String> pools,
        @ConfigProperty(name = "paopao.sql.look-every") Duration pause,
        @ConfigProperty(name = "paopao.sql.max-lag") Duration maxLag,
        @ConfigProperty(name = "paopao.sql.replica-time") Duration patience) {
      return new Watch(pools, pause, maxLag, patience);
    }
  }
}
