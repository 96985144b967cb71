package io.paopao.stack;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `mvn exec:exec@promote` runs: the replica becomes the primary, the running forum follows.
final class Promote {

  private Promote() {}

  static void main(String[] args) throws SQLException {
    Map<String, String> environment = System.getenv();
    try {
      if (environment.containsKey("PAOPAO_DB_URL")) {
        promoteExternal(environment);
      } else {
        Path checkout = Path.of(System.getProperty("project.basedir", "")).toAbsolutePath();
        StackConfig config = StackConfig.from(environment, checkout, Path.of(""));
        promoteOwn(config);
      }
    } catch (StackFailure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void promoteOwn(StackConfig config) throws SQLException {
    Home home = Home.beside(config.home());
    MariaDbInstall install =
        new MariaDbInstall(Path.of(""), home, new MariaDbAccounts(home.secrets()));
    Ports ports = config.ports();
    MariaDb first = MariaDb.first(ports.primary(), ports.replica(), install);
    MariaDb second = MariaDb.second(ports.replica(), ports.primary(), install);
    promote(first, second, install);
  }

  /// Swaps the roles of the two servers. The old primary follows at once, or when it is started.
  static void promote(MariaDb first, MariaDb second, MariaDbInstall install) throws SQLException {
    MariaDb old = first.isPrimary() ? first : second;
    MariaDb next = old == first ? second : first;
    try (Connection replica = next.connectAsRoot();
        Connection primary = connectIfItAnswers(old)) {
      String position = primary == null ? Promotion.received(replica) : Promotion.demote(primary);
      Promotion.promote(replica, position);
      new MariaDbRoles(install.home()).primary(next.name());
      if (primary != null) {
        install.accounts().replicate(primary, next.port());
      }
      System.out.println(
          "%s on port %d is the primary now, from %s on"
              .formatted(next.name(), next.port(), position));
    }
  }

  private static @Nullable Connection connectIfItAnswers(MariaDb server) {
    try {
      return server.connectAsRoot();
    } catch (
        @SuppressWarnings("unused")
        SQLException gone) {
      return null;
    }
  }

  /// Servers of somebody else: the old primary has to be stopped, or is stopped from taking writes
  /// here; it is not made a replica, because that needs the password of the replication.
  private static void promoteExternal(Map<String, String> environment) throws SQLException {
    String user = environment.getOrDefault("PAOPAO_DB_ADMIN_USER", "root");
    String password = environment.getOrDefault("PAOPAO_DB_ADMIN_PASSWORD", "");
    String replicaUrl = environment.get("PAOPAO_DB_REPLICA_URL");
    if (replicaUrl == null) {
      throw new StackFailure("PAOPAO_DB_REPLICA_URL is not set: which server is to be promoted?");
    }
    try (Connection replica = DriverManager.getConnection(replicaUrl, user, password)) {
      String position;
      try (Connection primary =
          DriverManager.getConnection(environment.get("PAOPAO_DB_URL"), user, password)) {
        position = Promotion.demote(primary);
      } catch (
          @SuppressWarnings("unused")
          SQLException gone) {
        position = Promotion.received(replica);
      }
      Promotion.promote(replica, position);
      System.out.println(replicaUrl + " is the primary now, from " + position + " on");
    }
  }
}
