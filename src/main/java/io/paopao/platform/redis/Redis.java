package io.paopao.platform.redis;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/// Redis, which the forum is faster with and works without: one pooled client with time-outs, and a
/// circuit breaker that stops asking for a moment after a failure.
@ApplicationScoped
public class Redis {

  private static final Logger LOG = Logger.getLogger(Redis.class.getName());

  @Inject
  @ConfigProperty(name = "paopao.redis.server")
  private String server;

  @Inject
  @ConfigProperty(name = "paopao.redis.timeout")
  private Duration timeout;

  @Inject
  @ConfigProperty(name = "paopao.redis.pool-size")
  private int poolSize;

  @Inject
  @ConfigProperty(name = "paopao.redis.min-idle")
  private int minIdle;

  @Inject
  @ConfigProperty(name = "paopao.redis.max-idle-time")
  private Duration maxIdleTime;

  @Inject
  @ConfigProperty(name = "paopao.redis.retry")
  private Duration retry;

  @Inject private MetricRegistry metrics;

  @SuppressWarnings("NullAway.Init") // by open()
  private RedisClient client;

  private volatile long closedUntil = System.nanoTime();

  /// Asks Redis; empty when it does not answer or has not answered a moment ago.
  public <T> Optional<T> ask(Function<UnifiedJedis, T> command) {
    if (System.nanoTime() - closedUntil < 0) {
      metrics.counter("paopao_redis_refused").inc();
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(command.apply(client));
    } catch (JedisException failure) {
      closedUntil = System.nanoTime() + retry.toNanos();
      metrics.counter("paopao_redis_failures").inc();
      LOG.log(Level.WARNING, "Redis does not answer: {0}", failure.toString());
      return Optional.empty();
    }
  }

  /// The client itself, for what holds a connection for long, like a subscription.
  public UnifiedJedis client() {
    return client;
  }

  @PostConstruct
  void open() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(poolSize);
    pool.setMaxIdle(poolSize);
    pool.setMinIdle(minIdle);
    pool.setMaxWait(timeout);
    pool.setMinEvictableIdleDuration(maxIdleTime);
    client =
        RedisClient.builder()
            .hostAndPort(HostAndPort.from(server))
            .clientConfig(
                DefaultJedisClientConfig.builder()
                    .connectionTimeoutMillis((int) timeout.toMillis())
                    .socketTimeoutMillis((int) timeout.toMillis())
                    .build())
            .poolConfig(pool)
            .build();
    metrics.gauge("paopao_redis_pool_in_use", () -> client.getPool().getNumActive());
    metrics.gauge("paopao_redis_pool_idle", () -> client.getPool().getNumIdle());
  }

  @PreDestroy
  void close() {
    client.close();
  }
}
