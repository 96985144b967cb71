package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.MariaDb;
import io.paopao.stack.Part;
import io.paopao.stack.Stack;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Writers repeat each write until it is acknowledged, while servers are killed: the primary, whose
/// replica is promoted, Redis, Kafka, and the forum itself. `-Dchaos.writers`, `-Dchaos.kills`,
/// `-Dchaos.victims` and `-Dchaos.seed` make the run longer, or the same again.
class AcknowledgedWritesIT {

  private static final int WRITERS = Integer.getInteger("chaos.writers", 12);
  private static final int KILLS = Integer.getInteger("chaos.kills", 3);
  private static final List<String> VICTIMS =
      List.of(System.getProperty("chaos.victims", "primary,redis,kafka").split(",", -1));
  private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
  private static final int THREADS = 8;
  private static final int BETWEEN_KILLS = Integer.getInteger("chaos.writes-between-kills", 60);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(4);

  private final Stack stack = Stack.running();
  private final MariaDb first = stack.primary();
  private final Api owner = Api.member();
  private final List<String> threads = new ArrayList<>();
  private final History history = History.named("acknowledged-writes", SEED);
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicBoolean done = new AtomicBoolean();

  @AfterEach
  void restore() throws SQLException {
    stack.start();
    Api session = Eventually.value(LONGEST, owner::renewed);
    Replication.restore(first, session, threads.getFirst());
  }

  @Test
  void noAcknowledgedWriteIsLostOrDoubledWhateverIsKilled() throws Exception {
    stack.keepCoverage();
    for (int i = 0; i < THREADS; i++) {
      threads.add(owner.thread("Acknowledged " + i, "start").getString("id"));
    }
    List<Api> members = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      members.add(Api.member());
    }
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Api member = members.get(i);
        String thread = threads.get(i % THREADS);
        writers.add(pool.submit(() -> write(member, thread)));
      }
      try {
        disturb();
      } finally {
        done.set(true);
      }
      for (Future<?> writer : writers) {
        writer.get(2, TimeUnit.MINUTES);
      }
    }
    Api reader = Eventually.value(LONGEST, owner::renewed);
    Replication.awaitReplica();
    threads.forEach(thread -> findStored(reader, thread));

    assertThat(WriteCheck.violations(history.entries())).as("seed %d", SEED).isEmpty();
    assertThat(acknowledged.get()).isGreaterThan((long) KILLS * BETWEEN_KILLS);
    System.out.printf(
        "%,d acknowledged writes of %d writers, %d kills of %s: nothing lost, doubled or made up;"
            + " seed %d%n",
        acknowledged.get(), WRITERS, KILLS, VICTIMS, SEED);
  }

  private boolean write(Api member, String thread) {
    Api session = member;
    for (int number = 1; !done.get(); number++) {
      history.add("attempted", member.handle(), number);
      JsonObject reply = json("body", "reply " + member.handle() + ":" + number);
      String key = "\"" + SEED + "-" + member.handle() + "-" + number + "\"";
      boolean stored = false;
      while (!stored && !done.get()) {
        session = fresh(session);
        stored = isStored(session, path(thread), reply, key);
      }
      if (stored) {
        history.add("acknowledged", member.handle(), number);
        acknowledged.incrementAndGet();
      }
    }
    return true;
  }

  private static Api fresh(Api session) {
    try {
      return session.renewedAfter(TOKEN_LIFE);
    } catch (@SuppressWarnings("unused") UncheckedIOException | AssertionError unavailable) {
      return session;
    }
  }

  /// Anything but success and "try again" is a wrong answer, and fails the test.
  private static boolean isStored(Api session, String path, JsonObject reply, String key) {
    try {
      Answer answer = session.post(path, reply, "Idempotency-Key", key);
      assertThat(answer.status()).as(answer.body()).isIn(201, 401, 409, 503, 504);
      if (answer.status() == 201) {
        return true;
      }
    } catch (UncheckedIOException killed) {
      assertThat(killed).isNotNull();
    }
    LockSupport.parkNanos(PAUSE_NANOS);
    return false;
  }

  private void disturb() throws SQLException {
    Random random = new Random(SEED);
    List<String> next = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      if (next.isEmpty()) {
        next.addAll(VICTIMS);
        Collections.shuffle(next, random);
      }
      awaitWrites(BETWEEN_KILLS);
      kill(next.removeFirst());
    }
    awaitWrites(BETWEEN_KILLS);
  }

  private void awaitWrites(long more) {
    long enough = acknowledged.get() + more;
    Eventually.within(LONGEST, () -> assertThat(acknowledged.get()).isGreaterThan(enough));
  }

  private void kill(String victim) throws SQLException {
    switch (victim) {
      case "primary" -> killPrimary();
      case "redis" -> restart(stack.redis());
      case "kafka" -> restart(stack.kafka());
      case "forum" -> restart(stack.forum());
      default -> throw new IllegalArgumentException(victim);
    }
  }

  private static void restart(Part part) {
    part.kill();
    part.start();
  }

  /// A primary whose commits waited for no replica at its end has to come back as what it was.
  private void killPrimary() throws SQLException {
    Replication.awaitSemiSync();
    MariaDb primary = stack.primary();
    primary.kill();
    if (!primary.endedWithoutReplica()) {
      stack.promote();
    }
    primary.start();
  }

  private void findStored(Api reader, String thread) {
    String cursor = "";
    do {
      JsonObject page = reader.get(path(thread) + "?limit=100&cursor=" + cursor).expect(200).json();
      page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
          .map(post -> post.getString("body"))
          .filter(body -> body.startsWith("reply "))
          .map(body -> body.substring("reply ".length()).split(":", 2))
          .forEach(write -> history.add("stored", write[0], Long.parseLong(write[1])));
      cursor = page.isNull("nextCursor") ? "" : page.getString("nextCursor");
    } while (!cursor.isEmpty());
  }

  private static String path(String thread) {
    return "threads/" + thread + "/posts";
  }
}
