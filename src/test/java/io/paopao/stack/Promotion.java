package io.paopao.stack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Makes a replica the primary, without losing what it has received.
final class Promotion {

  private static final int LONGEST_SECONDS = 20;

  private Promotion() {}

  /// Stops all writes on a primary that still answers.
  ///
  /// @return how far it has come
  static String demote(Connection primary) throws SQLException {
    try (Statement statement = primary.createStatement()) {
      statement.execute("SET GLOBAL read_only = ON");
      return one(statement, "SELECT @@gtid_binlog_pos");
    }
  }

  /// What a replica has received from a primary that does not answer any more.
  static String received(Connection replica) throws SQLException {
    try (Statement statement = replica.createStatement();
        ResultSet status = statement.executeQuery("SHOW REPLICA STATUS")) {
      return status.next() ? status.getString("Gtid_IO_Pos") : "";
    }
  }

  /// Lets the replica apply everything up to that position, then lets it take writes.
  ///
  /// @throws StackFailure when it does not get there: it stays a replica
  static void promote(Connection replica, String position) throws SQLException {
    try (Statement statement = replica.createStatement()) {
      statement.execute("START REPLICA SQL_THREAD");
      String wait = "SELECT master_gtid_wait('%s', %d)".formatted(position, LONGEST_SECONDS);
      if (!one(statement, wait).equals("0")) {
        throw new StackFailure(
            "The replica has not applied %s: it is no primary yet.".formatted(position));
      }
      statement.execute("STOP REPLICA");
      statement.execute("RESET REPLICA ALL");
      statement.execute("SET GLOBAL read_only = OFF");
    }
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }
}
