package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Stack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Writers read what they have written, and never go back, while the replica lags as it likes.
/// `-Dchaos.pairs`, `-Dchaos.pair-writers`, `-Dchaos.lag-millis` and `-Dchaos.seed` make the run
/// longer, or the same again.
class CausalReadsIT {

  private static final int PAIRS = Integer.getInteger("chaos.pairs", 240);
  private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
  private static final int WRITERS = Integer.getInteger("chaos.pair-writers", 6);
  private static final Duration LONGEST_LAG =
      Duration.ofMillis(Integer.getInteger("chaos.lag-millis", 1500));
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(4);
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Stack stack = Stack.running();
  private final History history = History.named("causal-reads", SEED);

  @AfterEach
  void replicate() throws SQLException {
    stack.replica().resume();
    replica("START REPLICA");
    Eventually.within(
        SOON,
        () ->
            assertThat(Metrics.now().value("paopao_sql_readable", "pool=\"replica\""))
                .hasValue(1.0));
  }

  @Test
  void nobodyReadsLessThanTheyHaveWrittenOrRead() throws Exception {
    List<Api> members = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      members.add(Api.member());
    }
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> nemesis = threads.submit(() -> disturb(done));
      List<Future<?>> writers = new ArrayList<>();
      for (Api member : members) {
        writers.add(threads.submit(() -> writeAndRead(member)));
      }
      for (Future<?> writer : writers) {
        writer.get(PAIRS, TimeUnit.SECONDS);
      }
      done.set(true);
      nemesis.get(1, TimeUnit.MINUTES);
    }

    assertThat(CausalCheck.violations(history.entries())).as("seed %d", SEED).isEmpty();
    System.out.printf(
        "%,d writes read back at lags of up to %s, seed %d%n", PAIRS, LONGEST_LAG, SEED);
    assertThat(history.entries()).hasSizeGreaterThanOrEqualTo(2 * (PAIRS / WRITERS) * WRITERS);
  }

  /// A post that says how often it was written: every read must show the last number or a later
  /// one.
  private void writeAndRead(Api member) {
    String thread = member.thread("Causal", "0").getString("id");
    String post = member.reply(thread, "0").getString("id");
    Api session = member;
    for (int number = 1; number <= PAIRS / WRITERS; number++) {
      session = session.renewedAfter(TOKEN_LIFE);
      session.patch("posts/" + post, json("body", String.valueOf(number))).expect(200);
      history.add("write", member.handle(), number);
      for (String path : List.of("posts/" + post, "threads/" + thread + "/posts")) {
        Answer answer = session.get(path).expect(200);
        String body =
            path.startsWith("posts")
                ? answer.string("body")
                : answer.json().getJsonArray("items").getJsonObject(1).getString("body");
        history.add("read", member.handle(), Integer.parseInt(body));
      }
    }
  }

  private void disturb(AtomicBoolean done) {
    Random random = new Random(SEED);
    try {
      while (!done.get()) {
        boolean frozen = random.nextInt(4) == 0;
        if (frozen) {
          stack.replica().pause();
        } else {
          replica("STOP REPLICA SQL_THREAD");
        }
        TimeUnit.MILLISECONDS.sleep(random.nextLong(LONGEST_LAG.toMillis()));
        if (frozen) {
          stack.replica().resume();
        } else {
          replica("START REPLICA SQL_THREAD");
        }
        TimeUnit.MILLISECONDS.sleep(random.nextLong(LONGEST_LAG.toMillis() / 3));
      }
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void replica(String sql) throws SQLException {
    try (Connection root = stack.replica().connectAsRoot();
        Statement statement = root.createStatement()) {
      statement.execute(sql);
    }
  }
}
