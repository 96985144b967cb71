package io.paopao.platform.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.TestMetrics;
import io.paopao.stack.Stack;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two nodes with one Redis. `-Dchaos.readers` and `-Dchaos.rounds` make the runs larger.
class JsonCacheIT {

  private static final int READERS = Integer.getInteger("chaos.readers", 500);
  private static final int ROUNDS = Integer.getInteger("chaos.rounds", 200);
  private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
  private static final Duration LEASE = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final long OLD_ID = 1L << 40;

  private final Stack stack = Stack.running();
  private final String name = "test" + Ids.next();
  private final AtomicLong stored = new AtomicLong();
  private final AtomicInteger loads = new AtomicInteger();
  private volatile Duration loading = Duration.ZERO;
  private final Node one = new Node(Duration.ZERO);
  private final Node two = new Node(Duration.ZERO);

  @AfterEach
  void close() {
    stack.redis().resume();
    one.redis.close();
    two.redis.close();
  }

  @Test
  void manyReadersOfAColdKeyCauseOneLoad() throws Exception {
    stored.set(1);
    loading = Duration.ofMillis(100);

    readAtOnce();

    assertThat(loads).hasValue(1);
  }

  @Test
  void manyReadersAtAnExpiryCauseOneLoadAndAreGivenTheOldEntry() throws Exception {
    stored.set(1);
    one.read();
    awaitExpiry();
    loading = Duration.ofMillis(100);

    readAtOnce();

    assertThat(loads).hasValue(2);
  }

  @Test
  void aLoaderThatDiesCostsOneMoreLoad() throws Exception {
    stored.set(1);
    FarCache killed = new FarCache(one.redis, Node.settings(Duration.ZERO).far());
    assertThat(killed.read(key())).isInstanceOf(FarCache.Answer.Yours.class);

    readAtOnce();

    assertThat(loads).hasValue(1);
  }

  @Test
  void whatDoesNotExistIsLoadedOnce() {
    for (int i = 0; i < 100; i++) {
      assertThat(one.read()).isEmpty();
      assertThat(two.read()).isEmpty();
    }
    assertThat(loads).hasValue(1);
  }

  @Test
  void whatComesIntoBeingIsNeverHidden() {
    for (int i = 0; i < 50; i++) {
      long fresh = Ids.next();
      stored.set(0);
      assertThat(one.view.get(fresh)).isEmpty();
      stored.set(1);
      assertThat(two.view.get(fresh)).isPresent();
      assertThat(one.view.get(fresh)).isPresent();
    }
  }

  @Test
  void otherNodesHearOfAChangeAtOnce() {
    Node remembering = new Node(Duration.ofMinutes(10));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var _ = threads.submit(() -> remembering.cache.listen(remembering.redis));
      stored.set(1);
      until(() -> {
        assertThat(remembering.read()).hasValue(1L);
        stored.incrementAndGet();
        one.view.invalidate(OLD_ID, stored.get());
        until(() -> assertThat(remembering.read()).hasValue(stored.get()));
      });
      remembering.redis.close();
      threads.shutdownNow();
    }
  }

  @Test
  void whatRedisHasMissedIsMadeUpFor() {
    stored.set(1);
    one.read();
    two.read();
    stack.redis().pause();
    stored.set(2);
    one.view.invalidate(OLD_ID, 2);
    assertThat(one.read()).hasValue(2L);

    stack.redis().resume();
    assertThat(one.read()).hasValue(2L);
    until(() -> {
      one.cache.catchUp();
      assertThat(two.read()).hasValue(2L);
    });
  }

  @Test
  void aSlowLoaderStoresNothingOld() {
    FarCache slow = new FarCache(two.redis, Node.settings(Duration.ZERO).far());
    FarCache.Answer lease = slow.read(key());
    assertThat(lease).isInstanceOf(FarCache.Answer.Yours.class);
    stored.set(2);
    one.view.invalidate(OLD_ID, 2);
    slow.store(
        key(),
        CachedJson.Entry.of(new CachedJson(1, "1".getBytes(UTF_8))),
        ((FarCache.Answer.Yours) lease).lease());

    assertThat(one.read()).hasValue(2L);
  }

  @Test
  void tooManyLoadsAreRefused() throws Exception {
    loading = Duration.ofMillis(700);
    AtomicInteger refused = new AtomicInteger();
    Random random = new Random(SEED);
    together(
        40,
        () -> {
          try {
            one.view.get(Math.abs(random.nextLong() >> 24));
          } catch (Problem problem) {
            assertThat(problem.status()).isEqualTo(503);
            refused.incrementAndGet();
          }
        });

    assertThat(refused.get()).isPositive();
    assertThat(loads.get() + refused.get()).isEqualTo(40);
  }

  @Test
  void aFailedLoadIsToldAndTriedAgain() {
    stored.set(-1);
    assertThatThrownBy(one::read).isInstanceOf(IllegalStateException.class);
    stored.set(1);
    assertThat(two.read()).hasValue(1L);
  }

  /// Loaders and writers meet in every order: a second after the last write nothing old is left.
  @Test
  void nothingStaysOld() throws Exception {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      loading = Duration.ofMillis(random.nextInt(4));
      int writtenAfter = random.nextInt(3_000_000);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Node node : new Node[] {one, two, one, two}) {
          var _ = threads.submit(node::read);
        }
        var _ =
            threads.submit(() -> {
              LockSupport.parkNanos(writtenAfter);
              one.view.invalidate(OLD_ID, stored.incrementAndGet());
            });
      }
      assertThat(one.read()).as("seed %d, round %d", SEED, round).hasValue(stored.get());
      assertThat(two.read()).as("seed %d, round %d", SEED, round).hasValue(stored.get());
    }
  }

  private CacheKey key() {
    return new CacheKey(name, OLD_ID);
  }

  private void awaitExpiry() {
    Duration stale = Node.settings(Duration.ZERO).far().stale();
    until(() ->
        assertThat(one.redis.ask(client -> client.pttl(key().entry())).orElse(Long.MAX_VALUE))
            .isLessThan(stale.toMillis()));
  }

  private void readAtOnce() throws InterruptedException {
    AtomicInteger turn = new AtomicInteger();
    together(
        READERS,
        () -> assertThat((turn.getAndIncrement() % 2 == 0 ? one : two).read()).hasValue(1L));
  }

  /// Runs the work that often at the same time; fails with the first failure.
  private static void together(int times, Runnable work) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    AtomicInteger succeeded = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < times; i++) {
        var _ =
            threads.submit(() -> {
              start.await();
              work.run();
              return succeeded.incrementAndGet();
            });
      }
      start.countDown();
      threads.shutdown();
      assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(succeeded).hasValue(times);
  }

  private static void until(Runnable check) {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (true) {
      try {
        check.run();
        return;
      } catch (AssertionError failure) {
        if (System.nanoTime() - deadline > 0) {
          throw failure;
        }
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  /// A server of the forum, as far as its cache goes. The resource is the number that is stored: 0
  /// for none, -1 for a database that fails.
  private final class Node {
    private final Redis redis;
    private final JsonCache cache;
    private final CacheView view;

    Node(Duration near) {
      RedisSettings settings =
          new RedisSettings(
              stack.redis().address(),
              new RedisSettings.Patience(Duration.ofMillis(500), 3, Duration.ofMillis(100)),
              new RedisSettings.Pool(50, 0, Duration.ofMinutes(5), Duration.ofMinutes(30)));
      redis = new Redis(settings, new TestMetrics().registry());
      cache = new JsonCache(redis, settings(near), new TestMetrics().registry());
      view = cache.open(new JsonCache.Source(name, id -> true, this::load));
    }

    static CacheSettings settings(Duration near) {
      return new CacheSettings(
          new CacheSettings.Near(near, 1 << 20),
          new CacheSettings.Far(
              Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(20), LEASE),
          new CacheSettings.Loads(16, 10, Duration.ofMillis(300)));
    }

    private Optional<CachedJson> load(long id) {
      loads.incrementAndGet();
      long value = stored.get();
      LockSupport.parkNanos(loading.toNanos());
      if (value < 0) {
        throw new IllegalStateException("the database fails");
      }
      return value == 0
          ? Optional.empty()
          : Optional.of(new CachedJson(value, String.valueOf(value).getBytes(UTF_8)));
    }

    Optional<Long> read() {
      return view.get(OLD_ID).map(json -> Long.parseLong(new String(json.bytes(), UTF_8)));
    }
  }
}
