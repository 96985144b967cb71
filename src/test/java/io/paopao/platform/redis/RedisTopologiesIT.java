package io.paopao.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.TestMetrics;
import io.paopao.stack.Part;
import io.paopao.stack.Redis;
import io.paopao.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class RedisTopologiesIT {

  private static final int SLOTS = 16_384;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Redis single = Stack.running().redis();
  private final List<Part> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.reversed().forEach(Part::kill);
  }

  @Test
  void aMasterThatSentinelsReplaceIsFollowed() {
    Redis master = start(single.another("redis-master"));
    Redis replica =
        start(single.another("redis-replica", "--replicaof", "127.0.0.1", port(master)));
    Redis sentinel = start(single.sentinel("forum", master));
    var redis = client("sentinel:forum@" + sentinel.address());
    await(() -> redis.ask(client -> client.set("before", "kept")).isPresent());
    await(() -> "kept".equals(ask(replica, "before")));
    await(() -> knownReplicas(sentinel) == 1);

    master.kill();

    await(() -> redis.ask(client -> client.set("after", "written")).isPresent());
    assertThat(redis.ask(client -> client.get("before"))).contains("kept");
    assertThat(ask(replica, "after")).isEqualTo("written");
    redis.close();
  }

  @Test
  void keysOfAClusterLieOnAllItsNodes() {
    Redis one = start(single.another("redis-node-1", "--cluster-enabled", "yes"));
    Redis two = start(single.another("redis-node-2", "--cluster-enabled", "yes"));
    try (Jedis admin = jedis(one);
        Jedis other = jedis(two)) {
      admin.clusterAddSlots(IntStream.range(0, SLOTS / 2).toArray());
      other.clusterAddSlots(IntStream.range(SLOTS / 2, SLOTS).toArray());
      admin.clusterMeet("127.0.0.1", two.port());
      await(() -> isWhole(admin) && isWhole(other));
    }

    var redis = client("cluster:" + one.address() + "," + two.address());
    for (int i = 0; i < 50; i++) {
      String key = "key-" + i;
      assertThat(redis.ask(client -> client.set(key, key))).isPresent();
    }
    assertThat(
            redis.pipeline(pipeline -> {
              pipeline.set("piped-1", "x");
              pipeline.set("piped-2", "x");
            }))
        .isTrue();
    for (int i = 0; i < 50; i++) {
      String key = "key-" + i;
      assertThat(redis.ask(client -> client.get(key))).contains(key);
    }
    assertThat(size(one)).isPositive();
    assertThat(size(two)).isPositive();
    assertThat(size(one) + size(two)).isEqualTo(52);
    redis.close();
  }

  private Redis start(Redis server) {
    started.add(server);
    server.start();
    return server;
  }

  private static io.paopao.platform.redis.Redis client(String address) {
    RedisSettings settings =
        new RedisSettings(
            address,
            new RedisSettings.Patience(Duration.ofMillis(500), 3, Duration.ofMillis(100)),
            new RedisSettings.Pool(8, 0, Duration.ofMinutes(5), Duration.ofMinutes(30)));
    return new io.paopao.platform.redis.Redis(settings, new TestMetrics().registry());
  }

  private static Jedis jedis(Redis server) {
    return new Jedis("127.0.0.1", server.port());
  }

  private static String ask(Redis server, String key) {
    try (Jedis jedis = jedis(server)) {
      return Optional.ofNullable(jedis.get(key)).orElse("");
    }
  }

  private static long size(Redis server) {
    try (Jedis jedis = jedis(server)) {
      return jedis.dbSize();
    }
  }

  private static int knownReplicas(Redis sentinel) {
    try (Jedis jedis = jedis(sentinel)) {
      return jedis.sentinelReplicas("forum").size();
    }
  }

  private static boolean isWhole(Jedis node) {
    return node.clusterInfo().contains("cluster_state:ok")
        && node.clusterInfo().contains("cluster_known_nodes:2");
  }

  private static String port(Redis server) {
    return String.valueOf(server.port());
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as("it is too late").isNegative();
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
