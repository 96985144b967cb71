package io.paopao.platform.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultEvictionPolicy;
import org.apache.commons.pool2.impl.EvictionConfig;
import org.apache.commons.pool2.impl.EvictionPolicy;
import org.eclipse.microprofile.metrics.MetricRegistry;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.Pool;

/// The bounded pool of connections to Redis, one pool for each server of a cluster. An idle
/// connection is closed when it has been idle, or open at all, for too long.
final class RedisPool {

  private static final Duration EVICTION = Duration.ofSeconds(10);

  private final RedisSettings settings;
  private final AtomicLong agedOut = new AtomicLong();
  private final UnifiedJedis client;
  private final Supplier<Collection<? extends Pool<Connection>>> pools;

  RedisPool(RedisSettings settings) {
    this.settings = settings;
    RedisAddress address = RedisAddress.parse(settings.server());
    switch (address.kind()) {
      case SERVER -> {
        RedisClient server =
            RedisClient.builder()
                .hostAndPort(address.nodes().iterator().next())
                .clientConfig(clientConfig())
                .poolConfig(poolConfig())
                .build();
        this.client = server;
        this.pools = () -> List.of(server.getPool());
      }
      case SENTINEL -> {
        RedisSentinelClient sentinel =
            RedisSentinelClient.builder()
                .masterName(address.master())
                .sentinels(address.nodes())
                .sentinelClientConfig(clientConfig())
                .clientConfig(clientConfig())
                .poolConfig(poolConfig())
                .build();
        this.client = sentinel;
        this.pools = () -> sentinel.getPrimaryNodesConnectionMap().values();
      }
      default -> {
        RedisClusterClient cluster =
            RedisClusterClient.builder()
                .nodes(address.nodes())
                .clientConfig(clientConfig())
                .poolConfig(poolConfig())
                .build();
        this.client = cluster;
        this.pools = () -> cluster.getClusterNodes().values();
      }
    }
  }

  UnifiedJedis client() {
    return client;
  }

  void register(MetricRegistry metrics) {
    metrics.gauge("paopao_redis_pool_in_use", () -> sum(Pool::getNumActive));
    metrics.gauge("paopao_redis_pool_idle", () -> sum(Pool::getNumIdle));
    metrics.gauge("paopao_redis_pool_waiting", () -> sum(Pool::getNumWaiters));
    metrics.gauge("paopao_redis_pool_created", this::created);
    metrics.gauge("paopao_redis_pool_borrowed", this::borrowed);
    metrics.gauge("paopao_redis_pool_aged_out", this::agedOut);
    metrics.gauge(
        "paopao_redis_pool_longest_wait_seconds",
        () -> sum(pool -> pool.getMaxBorrowWaitDuration().toMillis() / 1000.0));
  }

  /// Connections that were opened.
  double created() {
    return sum(Pool::getCreatedCount);
  }

  /// How often one was borrowed.
  double borrowed() {
    return sum(Pool::getBorrowedCount);
  }

  /// Connections that were closed because of their age.
  double agedOut() {
    return agedOut.get();
  }

  private double sum(ToDoubleFunction<Pool<Connection>> figure) {
    return pools.get().stream().mapToDouble(figure).sum();
  }

  /// Closes what has been idle or open for too long, now instead of soon.
  void evict() throws Exception {
    for (Pool<Connection> pool : pools.get()) {
      pool.evict();
    }
  }

  private JedisClientConfig clientConfig() {
    int millis = (int) settings.patience().timeout().toMillis();
    return DefaultJedisClientConfig.builder()
        .connectionTimeoutMillis(millis)
        .socketTimeoutMillis(millis)
        .build();
  }

  private ConnectionPoolConfig poolConfig() {
    ConnectionPoolConfig config = new ConnectionPoolConfig();
    config.setMaxTotal(settings.pool().size());
    config.setMaxIdle(settings.pool().size());
    config.setMinIdle(settings.pool().minIdle());
    config.setMaxWait(settings.patience().timeout());
    config.setMinEvictableIdleDuration(settings.pool().maxIdleTime());
    config.setTimeBetweenEvictionRuns(EVICTION);
    config.setEvictionPolicy(new Age());
    return config;
  }

  private final class Age implements EvictionPolicy<Connection> {
    private final EvictionPolicy<Connection> idleness = new DefaultEvictionPolicy<>();

    @Override
    public boolean evict(EvictionConfig config, PooledObject<Connection> idle, int idleCount) {
      Duration age = Duration.between(idle.getCreateInstant(), Instant.now());
      if (age.compareTo(settings.pool().maxAge()) > 0) {
        agedOut.incrementAndGet();
        return true;
      }
      return idleness.evict(config, idle, idleCount);
    }
  }
}
