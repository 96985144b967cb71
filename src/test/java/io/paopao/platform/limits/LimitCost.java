package io.paopao.platform.limits;

import io.paopao.platform.limits.RateLimit.Lease;
import io.paopao.platform.limits.RateLimit.Policy;
import io.paopao.platform.redis.Redis;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/// How long a request waits for one limit, measured where it waits.
public final class LimitCost {

  private static final int TAKES = 20_000;
  private static final Rate PLENTY = new Rate(10_000_000, Duration.ofHours(1));

  private LimitCost() {}

  /// The milliseconds that each of many takes has needed, one after the other, sorted.
  ///
  /// @param redis as host:port
  /// @param lease how many tokens are leased at once; 0 for an exact limit
  public static double[] millis(String redis, long lease) {
    try (RedisClient client = RedisClient.builder().hostAndPort(HostAndPort.from(redis)).build()) {
      Redis through =
          new Redis() {
            @Override
            public <T> Optional<T> ask(Function<UnifiedJedis, T> command) {
              return Optional.ofNullable(command.apply(client));
            }
          };
      Lease leased = lease == 0 ? Lease.NONE : new Lease(lease, Duration.ofSeconds(1));
      RateLimit limit =
          new RateLimit(new Policy("cost", PLENTY, leased), new SharedBuckets(through), 1_000);
      String key = UUID.randomUUID().toString();
      double[] millis = new double[TAKES];
      for (int i = -TAKES / 2; i < TAKES; i++) {
        long begin = System.nanoTime();
        limit.take(key);
        if (i >= 0) {
          millis[i] = (System.nanoTime() - begin) / 1e6;
        }
      }
      Arrays.sort(millis);
      return millis;
    }
  }
}
