package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Stack;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplicationIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  private final Stack stack = Stack.running();
  private final Api writer = Api.member();

  @AfterEach
  void replicate() throws SQLException {
    stack.replica().resume();
    replica("START REPLICA");
    Eventually.within(SOON, () -> assertThat(readable()).isOne());
  }

  @Test
  void aReplicaThatNoLongerReplicatesIsLeftOutUntilItHasCaughtUp() throws SQLException {
    replica("STOP REPLICA");
    String thread = writer.thread("Not replicated", "seen all the same").getString("id");

    Eventually.within(SOON, () -> assertThat(readable()).isZero());
    Api.anonymous().get("threads/" + thread).expect(200);
    assertThat(replicaState()).contains("degraded: replica", "ms behind");

    replica("START REPLICA");
    Eventually.within(SOON, () -> assertThat(readable()).isOne());
    Eventually.within(AT_ONCE, () -> assertThat(lag()).isLessThan(1));
  }

  @Test
  void commitsThatWaitForNoReplicaAreADeclaredState() {
    String thread = writer.thread("Semi-sync", "with a replica").getString("id");
    Eventually.within(SOON, () -> assertThat(semiSync()).isEqualTo("on"));

    stack.replica().pause();
    writer.reply(thread, "without a replica");

    Eventually.within(AT_ONCE, () -> assertThat(semiSync()).isEqualTo("degraded"));
    assertThat(Metrics.now().value("paopao_sql_semi_sync")).hasValue(0.0);
    assertThat(replicaState()).contains("commits do not wait for a replica");
    Api.anonymous().get("/health/ready").expect(200);
    writer.reply(thread, "goes on");

    stack.replica().resume();
    Eventually.within(SOON, () -> assertThat(semiSync()).isEqualTo("on"));
  }

  @Test
  void aFrozenReplicaIsLeftOut() {
    String thread = writer.thread("Frozen", "seen all the same").getString("id");
    stack.replica().pause();

    Eventually.within(SOON, () -> assertThat(readable()).isZero());
    Api.anonymous().get("threads/" + thread).expect(200);
  }

  private void replica(String sql) throws SQLException {
    try (Connection root = stack.replica().connectAsRoot();
        Statement statement = root.createStatement()) {
      statement.execute(sql);
    }
  }

  private double readable() {
    return Metrics.now().value("paopao_sql_readable", "pool=\"replica\"").orElseThrow();
  }

  private double lag() {
    return Metrics.now().value("paopao_sql_lag_seconds", "pool=\"replica\"").orElseThrow();
  }

  private static String semiSync() {
    return check().getString("semiSync");
  }

  private static String replicaState() {
    return check().getString("state");
  }

  private static JsonObject check() {
    return Api.anonymous().get("/health/ready").json().getJsonArray("checks").stream()
        .map(each -> each.asJsonObject())
        .filter(each -> each.getString("name").equals("database-replica"))
        .findFirst()
        .orElseThrow()
        .getJsonObject("data");
  }
}
