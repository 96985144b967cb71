package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/// The cache under attack. `-Dchaos.absent`, `-Dchaos.fresh`, `-Dchaos.readers` and
/// `-Dchaos.flushes` make it worse.
class CacheProtectionIT {

  private static final int ABSENT = Integer.getInteger("chaos.absent", 2000);
  private static final int READERS = Integer.getInteger("chaos.readers", 300);
  private static final int FRESH = Integer.getInteger("chaos.fresh", 100);
  private static final int READERS_AFTER_A_FLUSH = Math.min(READERS, 2_000);
  private static final int FLUSHES = Integer.getInteger("chaos.flushes", 5);
  private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int AT_ONCE = 64;

  private final Stack stack = Stack.running();
  private final Api member = Api.member();
  private final Api reader = Api.anonymous();

  @Test
  void guessedIdsReachNoDatabase() throws Exception {
    Random random = new Random(SEED);
    Eventually.within(
        SOON,
        () -> {
          double before = reads("filtered");
          reader.get("posts/" + (random.nextLong() >>> 1)).expect(404);
          reader.get("posts/" + (1 + random.nextInt(1_000_000_000))).expect(404);
          assertThat(reads("filtered")).isEqualTo(before + 2);
        });
    double before = reads("loaded") + reads("causal");

    long[] guesses = random.longs(ABSENT, 1, 1L << 59).toArray();
    atOnce(ABSENT, i -> reader.get("posts/" + guesses[i]).expect(404));

    assertThat(reads("loaded") + reads("causal") - before)
        .isLessThanOrEqualTo(Math.max(1, ABSENT / 1000.0));
  }

  @Test
  void aFreshPostIsNeverHidden() throws Exception {
    String thread = member.thread("Fresh", "start").getString("id");
    atOnce(
        FRESH,
        i -> {
          Api writer = member.forgetful();
          String post = writer.reply(thread, "fresh " + i).getString("id");
          writer.get("posts/" + post).expect(200);
          Eventually.within(SOON, () -> reader.get("posts/" + post).expect(200));
        });
  }

  @Test
  void manyReadersOfAPostThatNobodyHasReadCauseOneLoad() throws Exception {
    String thread = member.thread("Hot", "start").getString("id");
    String hot = member.reply(thread, "hot").getString("id");
    Replication.awaitReplica();
    double before = reads("loaded");

    atOnce(READERS, i -> reader.get("posts/" + hot).expect(200));

    assertThat(reads("loaded") - before).isEqualTo(1);
  }

  @Test
  void readersAreAnsweredWhileRedisForgetsEverything() throws Exception {
    List<String> posts = new ArrayList<>();
    String thread = member.thread("Forgotten", "start").getString("id");
    for (int i = 0; i < 20; i++) {
      posts.add(member.reply(thread, "kept " + i).getString("id"));
    }
    Replication.awaitReplica();
    posts.forEach(post -> reader.get("posts/" + post).expect(200));
    double refused = reads("refused");

    for (int round = 0; round < FLUSHES; round++) {
      flush();
      atOnce(
          READERS_AFTER_A_FLUSH,
          i -> reader.get("posts/" + posts.get(i % posts.size())).expect(200));
    }

    assertThat(reads("refused")).isEqualTo(refused);
  }

  /// Makes that many calls, each with its number, many of them at once.
  private static void atOnce(int calls, IntConsumer call) throws Exception {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Runnable caller =
        () -> {
          for (int i = begun.getAndIncrement(); i < calls; i = begun.getAndIncrement()) {
            call.accept(i);
            done.incrementAndGet();
          }
        };
    long longest = SOON.multipliedBy(5).toSeconds() + calls / 50;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        callers.add(threads.submit(caller));
      }
      for (Future<?> each : callers) {
        each.get(longest, TimeUnit.SECONDS);
      }
    }
    assertThat(done).hasValue(calls);
  }

  private static double reads(String result) {
    return Metrics.now().sum("paopao_cache_reads_total", "result=\"" + result + "\"");
  }

  private void flush() {
    try (RedisClient client =
        RedisClient.builder().hostAndPort("127.0.0.1", stack.redis().port()).build()) {
      client.flushAll();
    }
  }
}
