package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Part;
import io.paopao.stack.Stack;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultsIT {

  private static final int WRITERS = 200;
  private static final Duration OUTAGE = Duration.ofSeconds(30);
  private static final Duration WRITE_PAUSE = Duration.ofMillis(500);
  private static final Duration ASK_PAUSE = Duration.ofMillis(200);
  private static final Duration RECOVERY = Duration.ofMinutes(2);

  private final Stack stack = Stack.running();
  private final Api owner = Api.member();

  @Test
  void readsGoOnWithoutRedis() {
    String thread = owner.thread("Without Redis", "still here").getString("id");
    withoutPart(
        stack.redis(),
        () -> {
          owner.get("threads/" + thread).expect(200);
          owner
              .get("posts/" + owner.reply(thread, "written without Redis").getString("id"))
              .expect(200);
        });
  }

  @Test
  void readsGoOnWithoutTheReplica() {
    String thread = owner.thread("Without replica", "still here").getString("id");
    withoutPart(
        stack.replica(),
        () -> {
          Api.anonymous().get("threads/" + thread).expect(200);
          owner.reply(thread, "written without replica");
        });
  }

  @Test
  void writesGoOnWithoutKafkaAndAreToldAfterwards() {
    String thread = owner.thread("Without Kafka", "start").getString("id");
    Api other = Api.member();
    List<String> written = new ArrayList<>();
    withoutPart(
        stack.kafka(),
        () -> {
          long end = System.nanoTime() + OUTAGE.toNanos();
          while (System.nanoTime() < end) {
            written.add(other.reply(thread, "kept " + written.size()).getString("id"));
            LockSupport.parkNanos(WRITE_PAUSE.toNanos());
          }
        });

    Eventually.within(
        RECOVERY,
        () ->
            assertThat(owner.get("notifications").json().getInt("unreadCount"))
                .isEqualTo(written.size()));
    Eventually.within(RECOVERY, () -> assertThat(publishedPosts(thread)).isEqualTo(written));
  }

  @Test
  void aKilledForumHasStoredEveryAcknowledgedReplyOnce() throws Exception {
    stack.keepCoverage();
    String thread = owner.thread("Killed", "start").getString("id");
    Api writer = Api.member();
    Map<String, String> acknowledged = new ConcurrentHashMap<>();
    AtomicInteger answered = new AtomicInteger();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        String text = "reply " + i + ".";
        all.add(
            writers.submit(() -> replyUnlessKilled(writer, thread, text, acknowledged, answered)));
      }
      Eventually.within(RECOVERY, () -> assertThat(answered.get()).isGreaterThan(WRITERS / 4));
      stack.forum().kill();
      for (Future<?> each : all) {
        each.get(60, TimeUnit.SECONDS);
      }
    } finally {
      startWhileEverybodyAsks();
    }

    Replication.awaitReplica();
    Map<String, Long> stored = storedReplies(thread);
    assertThat(acknowledged).isNotEmpty();
    assertThat(stored.keySet()).containsAll(acknowledged.keySet());
    assertThat(stored.values()).containsOnly(1L);
    List<String> storedIds = storedIds(thread);
    Eventually.within(
        RECOVERY,
        () -> assertThat(publishedPosts(thread)).containsExactlyInAnyOrderElementsOf(storedIds));
    Eventually.within(
        RECOVERY,
        () ->
            assertThat(owner.get("notifications").json().getInt("unreadCount"))
                .isEqualTo(storedIds.size()));
  }

  /// More clients than the server has threads ask for what only they may see, from the first moment
  /// on.
  private void startWhileEverybodyAsks() {
    AtomicBoolean isOver = new AtomicBoolean();
    AtomicInteger welcomed = new AtomicInteger();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < WRITERS; i++) {
        crowd.execute(() -> askUntil(isOver, welcomed));
      }
      try {
        stack.forum().start();
        Eventually.within(
            RECOVERY, () -> assertThat(welcomed.get()).isGreaterThanOrEqualTo(WRITERS));
      } finally {
        isOver.set(true);
      }
    }
  }

  private void askUntil(AtomicBoolean isOver, AtomicInteger welcomed) {
    boolean isIn = false;
    while (!isOver.get() && !isIn) {
      try {
        isIn = owner.get("me").status() == 200;
      } catch (RuntimeException away) {
        assertThat(away).isNotNull();
      }
      LockSupport.parkNanos(ASK_PAUSE.toNanos());
    }
    if (isIn) {
      welcomed.incrementAndGet();
    }
  }

  private static void replyUnlessKilled(
      Api writer,
      String thread,
      String text,
      Map<String, String> acknowledged,
      AtomicInteger answered) {
    try {
      Answer answer = writer.post("threads/" + thread + "/posts", json("body", text));
      if (answer.status() == 201) {
        acknowledged.put(text, answer.string("id"));
      }
    } catch (RuntimeException killed) {
      assertThat(killed).isNotNull();
    } finally {
      answered.incrementAndGet();
    }
  }

  private void withoutPart(Part part, Runnable work) {
    part.kill();
    try {
      work.run();
    } finally {
      part.start();
    }
  }

  private Map<String, Long> storedReplies(String thread) {
    return replies(thread).stream()
        .collect(
            Collectors.groupingBy(p -> p.getString("body"), HashMap::new, Collectors.counting()));
  }

  private List<String> storedIds(String thread) {
    return replies(thread).stream().map(p -> p.getString("id")).toList();
  }

  private List<JsonObject> replies(String thread) {
    List<JsonObject> posts = new ArrayList<>();
    String cursor = "";
    do {
      JsonObject page =
          owner.get("threads/" + thread + "/posts?limit=100&cursor=" + cursor).expect(200).json();
      page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
          .filter(p -> p.getString("body").startsWith("reply "))
          .forEach(posts::add);
      cursor = page.isNull("nextCursor") ? "" : page.getString("nextCursor");
    } while (!cursor.isEmpty());
    return posts;
  }

  /// Ids of the replies that were published on the thread's channel, in their order.
  private List<String> publishedPosts(String thread) {
    try (Watcher watcher = Watcher.connected(owner)) {
      watcher.result("subscribe", json("channel", "thread:" + thread));
      JsonObject history =
          watcher.result(
              "history",
              jakarta.json.Json.createObjectBuilder()
                  .add("channel", "thread:" + thread)
                  .add("limit", 1000)
                  .build());
      return history.getJsonArray("publications").getValuesAs(JsonObject.class).stream()
          .filter(p -> p.getString("type").equals("post.created"))
          .map(p -> p.getJsonObject("data").getString("id"))
          .toList();
    }
  }
}
