package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.MariaDb;
import io.paopao.stack.Stack;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailoverIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Stack stack = Stack.running();
  private final MariaDb first = stack.primary();
  private final Api writer = Api.member();
  private final String thread = writer.thread("Failover", "start").getString("id");
  private final List<String> acknowledged = new ArrayList<>();

  @AfterEach
  void backToTheFirst() throws SQLException {
    stack.primary().start();
    stack.replica().start();
    if (stack.primary() != first) {
      stack.promote();
    }
    Eventually.within(SOON, () -> reply("back at the first"));
    Eventually.within(
        SOON,
        () ->
            assertThat(Metrics.now().value("paopao_sql_readable", "pool=\"replica\""))
                .hasValue(1.0));
  }

  @Test
  void theForumWritesToThePromotedReplicaWithoutARestart() throws SQLException {
    for (int i = 0; i < 20; i++) {
      reply("before " + i);
    }
    first.kill();
    Answer refused = writer.post("threads/" + thread + "/posts", json("body", "no primary"));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    Api.anonymous().get("threads/" + thread).expect(200);

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

  private void reply(String body) {
    writer.post("threads/" + thread + "/posts", json("body", body)).expect(201);
    acknowledged.add(body);
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
}
