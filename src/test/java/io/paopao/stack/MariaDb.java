package io.paopao.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A MariaDB server: the primary, or its read-only replica. Which of them it is can change; it is
/// what [MariaDbRoles] says when it starts.
public final class MariaDb extends Part {

  private final Path program;
  private final MariaDbAccounts accounts;
  private final MariaDbRoles roles;
  private final int serverId;
  private final int otherPort;

  private MariaDb(String name, int serverId, int port, int otherPort, MariaDbInstall install) {
    super(name, port, install.home());
    this.program = install.program();
    this.accounts = install.accounts();
    this.roles = new MariaDbRoles(install.home());
    this.serverId = serverId;
    this.otherPort = otherPort;
  }

  static MariaDb first(int port, int otherPort, MariaDbInstall install) {
    return new MariaDb(MariaDbRoles.FIRST, 1, port, otherPort, install);
  }

  static MariaDb second(int port, int otherPort, MariaDbInstall install) {
    return new MariaDb(MariaDbRoles.SECOND, 2, port, otherPort, install);
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

  /// Whether this replica can't go on where it is, because it holds commits that the primary never
  /// had, or lacks some that the primary no longer keeps. Both servers run.
  boolean isCutOff() {
    try (Connection connection = connectAsRoot()) {
      return Promotion.isCutOff(connection);
    } catch (SQLException e) {
      throw new StackFailure(name() + " tells nothing of its replication: " + e.getMessage(), e);
    }
  }

  /// Whether commits had stopped to wait for a replica when this primary ended, as its log tells.
  public boolean endedWithoutReplica() {
    String log = log();
    return log.lastIndexOf("Semi-sync replication switched OFF")
        > log.lastIndexOf("Semi-sync replication switched ON");
  }

  boolean isPrimary() {
    return roles.primary().equals(name());
  }

  @Override
  List<String> command() {
    List<String> command = new ArrayList<>(List.of(program.resolve("bin/mariadbd").toString()));
    command.addAll(MariaDbOptions.common(program, home().data(name())));
    command.addAll(
        List.of(
            "--server-id=" + serverId,
            "--port=" + port(),
            "--bind-address=127.0.0.1",
            "--socket=" + MariaDbOptions.socket(home().run(name() + ".sock"))));
    command.addAll(MariaDbOptions.REPLICATION);
    command.add("--read-only=" + (isPrimary() ? "OFF" : "ON"));
    // A killed primary that comes back as a replica takes back what no replica has acknowledged.
    command.add("--init-rpl-role=" + (isPrimary() ? "MASTER" : "SLAVE"));
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
      if (isPrimary()) {
        accounts.grant(connection);
      } else {
        accounts.replicate(connection, otherPort);
      }
    }
  }
}
