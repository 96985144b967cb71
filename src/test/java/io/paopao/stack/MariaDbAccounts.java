package io.paopao.stack;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// Who may do what in the database: `root` all, `paopao` its own schemas, `replication` the log.
record MariaDbAccounts(Secrets secrets) {

  private static final String USER = "paopao";

  /// The schemas of the forum, and those that tests make for themselves.
  private static final List<String> SCHEMAS =
      List.of(
          "media",
          "users",
          "posts",
          "notifications",
          "search",
          "points",
          "inventory",
          "orders",
          "push",
          "pages",
          "platform",
          "test\\_%");

  String user() {
    return USER;
  }

  String password() {
    return secrets.get("db-" + USER);
  }

  String rootPassword() {
    return secrets.get("db-root");
  }

  private String replicationPassword() {
    return secrets.get("db-replication");
  }

  /// What a new data folder needs, run before the first start.
  Stream<String> creation() {
    return Stream.of(
        "FLUSH PRIVILEGES;",
        "DELETE FROM mysql.global_priv WHERE User NOT IN ('root', 'mariadb.sys');",
        "DELETE FROM mysql.global_priv WHERE User = 'root' AND Host <> 'localhost';",
        "FLUSH PRIVILEGES;",
        "ALTER USER root@localhost IDENTIFIED BY '%s';".formatted(rootPassword()),
        "CREATE USER root@'127.0.0.1' IDENTIFIED BY '%s';".formatted(rootPassword()),
        "GRANT ALL PRIVILEGES ON *.* TO root@'127.0.0.1' WITH GRANT OPTION;",
        "CREATE USER replication@'127.0.0.1' IDENTIFIED BY '%s';".formatted(replicationPassword()),
        "GRANT REPLICATION SLAVE ON *.* TO replication@'127.0.0.1';",
        "CREATE USER %s@'127.0.0.1' IDENTIFIED BY '%s';".formatted(USER, password()));
  }

  /// Gives the forum its schemas, those that a newer version added too. Nothing in it lifts
  /// `read_only` on the replica.
  void grant(Connection root) throws SQLException {
    try (Statement statement = root.createStatement()) {
      for (String schema : SCHEMAS) {
        statement.execute(
            "GRANT ALL PRIVILEGES ON `%s`.* TO %s@'127.0.0.1'".formatted(schema, USER));
      }
      statement.execute(
          "GRANT REPLICA MONITOR, BINLOG MONITOR ON *.* TO %s@'127.0.0.1'".formatted(USER));
    }
  }

  /// Points the replica at the primary, whose port may have changed since the last start. A former
  /// primary, or a copy of one, goes on where its log ends: it holds everything that was applied.
  void replicate(Connection root, int primaryPort) throws SQLException {
    try (Statement statement = root.createStatement()) {
      statement.execute("STOP SLAVE");
      statement.execute("RESET SLAVE");
      statement.execute("SET GLOBAL gtid_slave_pos = @@gtid_binlog_pos");
      statement.execute(
          """
          CHANGE MASTER TO master_host = '127.0.0.1', master_port = %d,
            master_user = 'replication', master_password = '%s', master_ssl = 0,
            master_connect_retry = 1, master_heartbeat_period = 2, master_use_gtid = slave_pos
          """
              .formatted(primaryPort, replicationPassword()));
      statement.execute("START SLAVE");
    }
  }
}
