package io.paopao.platform.redis;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/// Redis, which the forum is faster with and works without: one pooled client with time-outs, and a
/// circuit breaker that stops asking for a while after failures. Thread-safe.
///
/// Nobody else borrows a connection: a command, a pipeline and a subscription each give theirs back
/// here, whatever happens.
@ApplicationScoped
public class Redis {

  private static final Logger LOG = Logger.getLogger(Redis.class.getName());

  private final RedisPool pool;
  private final Breaker breaker;
  private final Counter refused;
  private final Counter failures;

  @Inject
  Redis(RedisSettings settings, MetricRegistry metrics) {
    this.pool = new RedisPool(settings);
    RedisSettings.Patience patience = settings.patience();
    this.breaker = new Breaker(patience.failures(), patience.retry(), System::nanoTime);
    this.refused = metrics.counter("paopao_redis_refused");
    this.failures = metrics.counter("paopao_redis_failures");
    metrics.gauge("paopao_redis_open", () -> breaker.isOpen() ? 1 : 0);
    pool.register(metrics);
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Redis() {
    this.pool = null;
    this.breaker = null;
    this.refused = null;
    this.failures = null;
  }

  /// Asks Redis.
  ///
  /// @param command runs simple commands; an answer of null counts as none
  /// @return empty when Redis does not answer, or has not answered a moment ago
  public <T> Optional<T> ask(Function<UnifiedJedis, T> command) {
    if (!breaker.allows()) {
      refused.inc();
      return Optional.empty();
    }
    try {
      Optional<T> answer = Optional.ofNullable(command.apply(pool.client()));
      breaker.succeeded();
      return answer;
    } catch (JedisDataException failure) {
      if (takesNoWrites(failure)) {
        breaker.open();
      } else {
        breaker.succeeded(); // it does answer
      }
      return failed(failure);
    } catch (JedisException failure) {
      breaker.failed();
      return failed(failure);
    }
  }

  /// Its disk is full, its memory is, or it has become a replica. What it still answers to reads
  /// gets old, since it can't be told of changes.
  private static boolean takesNoWrites(JedisDataException failure) {
    return String.valueOf(failure.getMessage()).matches("(?s).*\\b(MISCONF|OOM|READONLY)\\b.*");
  }

  private <T> Optional<T> failed(JedisException failure) {
    failures.inc();
    LOG.log(Level.WARNING, "Redis does not do what it was asked: {0}", failure.toString());
    return Optional.empty();
  }

  /// Sends many commands at once.
  ///
  /// @return whether Redis has answered all of them
  public boolean pipeline(Consumer<AbstractPipeline> commands) {
    return ask(
            client -> {
              try (AbstractPipeline pipeline = client.pipelined()) {
                commands.accept(pipeline);
                pipeline.sync();
                return true;
              }
            })
        .orElse(false);
  }

  /// Listens to channels until the connection breaks or the thread is interrupted.
  ///
  /// @throws JedisException when Redis does not answer
  public void subscribe(ChannelListener listener, String... channels) {
    pool.client().subscribe(new Ear(listener), channels);
  }

  /// @throws JedisException when Redis does not answer
  public void ping() {
    pool.client().ping();
  }

  @PreDestroy
  void close() {
    pool.client().close();
  }

  /// Lets no exception out: the connection would go back into the pool, subscribed.
  private static final class Ear extends JedisPubSub {

    private final ChannelListener listener;

    Ear(ChannelListener listener) {
      this.listener = listener;
    }

    @Override
    public void onSubscribe(String channel, int subscribed) {
      listener.subscribed();
    }

    @Override
    public void onMessage(String channel, String message) {
      try {
        listener.heard(channel, message);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "a message on " + channel + " was not understood", e);
      }
    }
  }
}
