package io.paopao.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.limits.RateLimit.Lease;
import io.paopao.platform.limits.RateLimit.Policy;
import io.paopao.platform.redis.Redis;
import io.paopao.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/// Limits of several nodes that share one Redis.
class SharedBucketsIT {

  private static final int NODES = 3;
  private static final long QUOTA = 20;
  private static final RedisClient CLIENT =
      RedisClient.builder()
          .hostAndPort(HostAndPort.from(Stack.running().redis().address()))
          .build();

  private final CountingRedis redis = new CountingRedis();

  private static final class CountingRedis extends Redis {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public <T> Optional<T> ask(Function<UnifiedJedis, T> command) {
      calls.incrementAndGet();
      return Optional.ofNullable(command.apply(CLIENT));
    }
  }

  @AfterAll
  static void close() {
    CLIENT.close();
  }

  @Test
  void anExactLimitIsExactOverAllNodes() throws Exception {
    List<RateLimit> nodes = nodes(Lease.NONE);

    for (int window = 0; window < 100; window++) {
      assertThat(accepted(nodes, UUID.randomUUID().toString())).isEqualTo(QUOTA);
    }
  }

  @Test
  void aLeasedLimitLetsAtMostOneLeaseANodeThrough() throws Exception {
    long lease = 5;
    List<RateLimit> nodes = nodes(new Lease(lease, Duration.ofMinutes(1)));

    for (int window = 0; window < 20; window++) {
      assertThat(accepted(nodes, UUID.randomUUID().toString()))
          .isBetween(QUOTA, QUOTA + NODES * lease);
    }
  }

  @Test
  void aHotReadAsksRedisOnceForALease() {
    RateLimit limit =
        limit(new Rate(100_000, Duration.ofHours(1)), new Lease(100, Duration.ofMinutes(1)));
    String key = UUID.randomUUID().toString();

    for (int i = 0; i < 1000; i++) {
      assertThat(limit.take(key).isTaken()).isTrue();
    }

    assertThat(redis.calls.get()).isLessThanOrEqualTo(2 * (1000 / 100 + 1));
  }

  @Test
  void whatIsGivenBackMayBeTakenOnAnotherNode() {
    List<RateLimit> nodes = nodes(Lease.NONE);
    String key = UUID.randomUUID().toString();
    for (int i = 0; i < QUOTA; i++) {
      nodes.getFirst().take(key);
    }

    nodes.getFirst().giveBack(key);

    assertThat(nodes.getLast().take(key).isTaken()).isTrue();
    assertThat(nodes.getLast().take(key).isTaken()).isFalse();
  }

  private List<RateLimit> nodes(Lease lease) {
    List<RateLimit> nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      nodes.add(limit(new Rate(QUOTA, Duration.ofHours(1)), lease));
    }
    return nodes;
  }

  private RateLimit limit(Rate rate, Lease lease) {
    return new RateLimit(new Policy("test", rate, lease), new SharedBuckets(redis), 1000);
  }

  /// How many of ten times the quota, at once on all nodes, are let through.
  private static long accepted(List<RateLimit> nodes, String key) throws Exception {
    List<Callable<Boolean>> takes = new ArrayList<>();
    for (int i = 0; i < 10 * QUOTA; i++) {
      RateLimit node = nodes.get(i % NODES);
      takes.add(() -> node.take(key).isTaken());
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      int taken = 0;
      for (Future<Boolean> take : threads.invokeAll(takes)) {
        taken += take.get() ? 1 : 0;
      }
      return taken;
    }
  }
}
