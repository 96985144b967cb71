package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.MariaDb;
import io.paopao.stack.Stack;
import java.sql.SQLException;
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
  /// one and reads from the other.
  static void restore(MariaDb first, Api writer, String thread) throws SQLException {
    Stack stack = Stack.running();
    stack.primary().start();
    stack.replica().start();
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

  /// How many servers answer reads beside the primary.
  static double readable() {
    return Metrics.now().sum("paopao_sql_readable");
  }
}
