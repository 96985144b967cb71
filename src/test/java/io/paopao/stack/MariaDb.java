package io.paopao.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A MariaDB server: the primary, or its read-only replica.
public final class MariaDb extends Part {

  private final Path program;
  private final MariaDbAccounts accounts;
  private final int primaryPort;

  private MariaDb(String name, int port, int primaryPort, MariaDbInstall install) {
    super(name, port, install.home());
    this.program = install.program();
    this.accounts = install.accounts();
    this.primaryPort = primaryPort;
  }

  static MariaDb primary(int port, MariaDbInstall install) {
    return new MariaDb("mariadb-primary", port, port, install);
  }

  static MariaDb replica(int port, int primaryPort, MariaDbInstall install) {
    return new MariaDb("mariadb-replica", port, primaryPort, install);
  }

  /// The JDBC address without a schema.
  public String url() {
    return "jdbc:mariadb://127.0.0.1:" + port() + "/";
  }

  /// A connection with all rights, for tests that look behind the forum's back.
  public Connection connectAsRoot() throws SQLException {
    return DriverManager.getConnection(
        url() + "?connectTimeout=2000&socketTimeout=30000", "root", accounts.rootPassword());
  }

  private boolean isReplica() {
    return port() != primaryPort;
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>(List.of(program.resolve("bin/mariadbd").toString()));
    command.addAll(MariaDbOptions.common(program, home().data(name())));
    command.addAll(
        List.of(
            "--port=" + port(),
            "--bind-address=127.0.0.1",
            "--socket=" + MariaDbOptions.socket(home().run(name() + ".sock"))));
    command.addAll(isReplica() ? MariaDbOptions.REPLICA : MariaDbOptions.PRIMARY);
    return command;
  }

  @Override
  boolean answers() throws SQLException {
    try (Connection connection = connectAsRoot()) {
      return connection.isValid(1);
    }
  }

  @Override
  void started() throws SQLException, IOException {
    try (Connection connection = connectAsRoot()) {
      if (isReplica()) {
        accounts.replicate(connection, primaryPort);
      } else {
        accounts.grant(connection);
      }
    }
  }
}
