package io.paopao.platform.redis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How Redis is used: the settings `paopao.redis.…`, described where their defaults stand.
record RedisSettings(String server, Patience patience, Pool pool) {

  /// @param timeout for a connection, a place in the pool, and an answer
  /// @param failures in a row that open the circuit breaker
  /// @param retry how long it stays open
  record Patience(Duration timeout, int failures, Duration retry) {}

  record Pool(int size, int minIdle, Duration maxIdleTime, Duration maxAge) {}

  /// Reads the settings.
  @ApplicationScoped
  static class Source {

    @Produces
    RedisSettings settings(
        @ConfigProperty(name = "paopao.redis.server") String server, Patience patience, Pool pool) {
      return new RedisSettings(server, patience, pool);
    }

    @Produces
    Patience patience(
        @ConfigProperty(name = "paopao.redis.timeout") Duration timeout,
        @ConfigProperty(name = "paopao.redis.failures") int failures,
        @ConfigProperty(name = "paopao.redis.retry") Duration retry) {
      return new Patience(timeout, failures, retry);
    }

    @Produces
    Pool pool(
        @ConfigProperty(name = "paopao.redis.pool-size") int size,
        @ConfigProperty(name = "paopao.redis.min-idle") int minIdle,
        @ConfigProperty(name = "paopao.redis.max-idle-time") Duration maxIdleTime,
        @ConfigProperty(name = "paopao.redis.max-age") Duration maxAge) {
      return new Pool(size, minIdle, maxIdleTime, maxAge);
    }
  }
}
