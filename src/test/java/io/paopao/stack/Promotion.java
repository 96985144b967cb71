package io.paopao.stack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Makes a replica the primary, without losing what it has received.
final class Promotion {

  private static final int LONGEST_SECONDS = 20;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

  /// ER_MASTER_FATAL_ERROR_READING_BINLOG: the primary's log does not hold where the replica is.
  private static final int REFUSED_BY_PRIMARY = 1236;

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

  /// Whether the primary refuses a replica for good; waits until it has taken it or refused it.
  static boolean isCutOff(Connection replica) throws SQLException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    try (Statement statement = replica.createStatement()) {
      while (System.nanoTime() - end < 0) {
        try (ResultSet status = statement.executeQuery("SHOW REPLICA STATUS")) {
          if (!status.next() || hasBegun(status)) {
            return false;
          }
          if (status.getInt("Last_IO_Errno") == REFUSED_BY_PRIMARY) {
            return true;
          }
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    return false;
  }

  // It also runs while the primary has yet to look for the position; its first event names its log.
  private static boolean hasBegun(ResultSet status) throws SQLException {
    return status.getString("Slave_IO_Running").equals("Yes")
        && !status.getString("Master_Log_File").isEmpty();
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }
}
