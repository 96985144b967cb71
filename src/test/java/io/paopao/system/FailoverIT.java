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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailoverIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final Stack stack = Stack.running();
  private final MariaDb first = stack.primary();
  private final Api writer = Api.member();
  private final String thread = writer.thread("Failover", "start").getString("id");
  private final List<String> acknowledged = new ArrayList<>();

  @AfterEach
  void backToTheFirst() throws SQLException {
    Replication.restore(first, writer, thread);
  }

  @Test
  void theForumWritesToThePromotedReplicaWithoutARestart() throws SQLException {
    for (int i = 0; i < 20; i++) {
      reply("before " + i);
    }
    Replication.awaitSemiSync();
    first.kill();
    Answer refused = post("no primary");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    Eventually.within(SOON, () -> Api.anonymous().get("threads/" + thread).expect(200));

    stack.promote();
    Eventually.within(SOON, () -> reply("after the promotion"));

    assertThat(stack.primary()).isNotSameAs(first);
    assertThat(stored()).containsAll(acknowledged).doesNotContain("no primary");
  }

  @Test
  void aPlannedSwitchLosesNothing() throws SQLException {
    for (int i = 0; i < 20; i++) {
      reply("planned " + i);
    }
    stack.promote();
    Eventually.within(SOON, () -> reply("after the switch"));

    assertThat(stored()).containsAll(acknowledged);
  }

  /// A commit stands in the log of the primary before a replica has acknowledged it.
  @Test
  void aKilledPrimaryTakesBackWhatNobodyWasTold() throws Exception {
    reply("acknowledged");
    Replication.awaitSemiSync();
    execute(first, "SET GLOBAL rpl_semi_sync_master_timeout = 60000");
    MariaDb replica = stack.replica();
    execute(replica, "STOP REPLICA IO_THREAD");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> untold = threads.submit(() -> post("nobody was told"));
      Eventually.within(SOON, () -> assertThat(position(first)).isNotEqualTo(position(replica)));
      first.kill();
      assertThat(untold.get(1, TimeUnit.MINUTES).status()).isEqualTo(503);
    }
    stack.promote();
    Eventually.within(SOON, () -> reply("after the promotion"));

    first.start();
    Eventually.within(SOON, () -> assertThat(Replication.readable()).isOne());
    assertThat(stored()).containsAll(acknowledged).doesNotContain("nobody was told");
  }

  @Test
  void aReplicaWithCommitsOfItsOwnIsFilledAnew() throws SQLException {
    reply("before");
    MariaDb replica = stack.replica();
    execute(replica, "CREATE DATABASE test_of_its_own");
    reply("the replica has another transaction in this place");
    execute(replica, "STOP REPLICA");
    replica.stop();
    stack.primary().stop();

    stack.start();

    Eventually.within(SOON, () -> assertThat(Replication.readable()).isOne());
    Eventually.within(SOON, () -> reply("afterwards"));
    try (Connection root = replica.connectAsRoot();
        Statement statement = root.createStatement();
        ResultSet own = statement.executeQuery("SHOW DATABASES LIKE 'test_of_its_own'")) {
      assertThat(own.next()).isFalse();
    }
  }

  private void reply(String body) {
    post(body).expect(201);
    acknowledged.add(body);
  }

  private Answer post(String body) {
    return writer.post("threads/" + thread + "/posts", json("body", body));
  }

  private List<String> stored() {
    return writer
        .get("threads/" + thread + "/posts?limit=100")
        .expect(200)
        .json()
        .getJsonArray("items")
        .stream()
        .map(post -> post.asJsonObject().getString("body"))
        .toList();
  }

  private static void execute(MariaDb server, String sql) throws SQLException {
    try (Connection root = server.connectAsRoot();
        Statement statement = root.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String position(MariaDb server) {
    try (Connection root = server.connectAsRoot();
        Statement statement = root.createStatement();
        ResultSet result = statement.executeQuery("SELECT @@gtid_binlog_pos")) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
