package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.MariaDb;
import io.paopao.stack.Stack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// What tests that change the primary wait for, and leave behind.
final class Replication {

  private static final Duration LONGEST = Duration.ofSeconds(90);

  private Replication() {}

  /// Returns when commits wait for a replica again: from then on none is lost with the primary.
  static void awaitSemiSync() {
    Eventually.within(
        LONGEST,
        () -> assertThat(Metrics.now().value("paopao_sql_semi_sync").orElseThrow()).isOne());
  }

  /// Starts both servers, gives them their first roles, and returns when the forum writes to the
  /// one and reads from the other. If that does not come about by itself, the test fails, but the
  /// next one finds a stack that works.
  static void restore(MariaDb first, Api writer, String thread) throws SQLException {
    Stack stack = Stack.running();
    stack.primary().start();
    stack.replica().start();
    try {
      awaitFirst(first, writer, thread);
    } catch (AssertionError stuck) {
      stack.forum().stop();
      stack.start();
      awaitFirst(first, writer, thread);
      throw stuck;
    }
  }

  private static void awaitFirst(MariaDb first, Api writer, String thread) throws SQLException {
    Stack stack = Stack.running();
    if (stack.primary() != first) {
      Eventually.within(LONGEST, () -> assertThat(readable()).isOne());
      stack.promote();
    }
    Eventually.within(
        LONGEST,
        () ->
            writer.post("threads/" + thread + "/posts", json("body", "at the first")).expect(201));
    Eventually.within(LONGEST, () -> assertThat(readable()).isOne());
    awaitSemiSync();
  }

  /// Returns when the replica shows everything that the primary holds now, to callers without a
  /// causal token too.
  static void awaitReplica() {
    Stack stack = Stack.running();
    try (Connection primary = stack.primary().connectAsRoot();
        Connection replica = stack.replica().connectAsRoot()) {
      String written = answer(primary, "SELECT @@gtid_binlog_pos");
      String wait = "SELECT MASTER_GTID_WAIT('" + written + "', " + LONGEST.toSeconds() + ")";
      assertThat(answer(replica, wait)).isEqualTo("0");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String answer(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }

  /// How many servers answer reads beside the primary.
  static double readable() {
    return Metrics.now().sum("paopao_sql_readable");
  }
}
