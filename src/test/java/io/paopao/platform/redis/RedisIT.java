package io.paopao.platform.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.TestMetrics;
import io.paopao.stack.Stack;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisIT {

  private final Stack stack = Stack.running();

  @AfterEach
  void resume() {
    stack.redis().resume();
  }

  @Test
  void connectionsAreUsedAgain() {
    RedisPool pool = new RedisPool(settings(Duration.ofMinutes(30)));
    for (int i = 0; i < 1000; i++) {
      pool.client().set("test-reuse", "x");
    }

    assertThat(pool.created()).isOne();
    assertThat(pool.borrowed()).isGreaterThanOrEqualTo(1000);
    pool.client().close();
  }

  @Test
  void aConnectionThatIsTooOldIsClosed() throws Exception {
    RedisPool pool = new RedisPool(settings(Duration.ZERO));
    pool.client().set("test-age", "x");
    pool.evict();
    pool.client().set("test-age", "y");

    assertThat(pool.created()).isEqualTo(2);
    assertThat(pool.agedOut()).isOne();
    pool.client().close();
  }

  @Test
  void aFrozenRedisIsLeftAloneAfterAMoment() {
    Redis redis = new Redis(settings(Duration.ofMinutes(30)), new TestMetrics().registry());
    assertThat(redis.ask(client -> client.set("test-frozen", "x"))).isPresent();
    stack.redis().pause();
    for (int i = 0; i < 3; i++) {
      assertThat(redis.ask(client -> client.get("test-frozen"))).isEmpty();
    }
    stack.redis().resume();
    assertThat(redis.ask(client -> client.get("test-frozen"))).isEmpty();
    redis.close();
  }

  @Test
  void aRefusedCommandIsNoOutage() {
    Redis redis = new Redis(settings(Duration.ofMinutes(30)), new TestMetrics().registry());
    redis.ask(client -> client.set("test-type", "text"));
    for (int i = 0; i < 5; i++) {
      assertThat(redis.ask(client -> client.incr("test-type"))).isEmpty();
    }
    assertThat(redis.ask(client -> client.get("test-type"))).contains("text");
    redis.close();
  }

  @Test
  void aListenerThatFailsHearsTheNextMessage() throws Exception {
    Redis redis = new Redis(settings(Duration.ofMinutes(30)), new TestMetrics().registry());
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Thread ear =
        Thread.ofVirtual()
            .start(() ->
                redis.subscribe(
                    new ChannelListener() {
                      @Override
                      public void subscribed() {
                        heard.add("subscribed");
                      }

                      @Override
                      public void heard(String channel, String message) {
                        heard.add(channel + " " + Integer.parseInt(message));
                      }
                    },
                    "test-ear"));
    assertThat(heard.poll(10, SECONDS)).isEqualTo("subscribed");

    redis.ask(client -> client.publish("test-ear", "no number"));
    redis.ask(client -> client.publish("test-ear", "7"));

    assertThat(heard.poll(10, SECONDS)).isEqualTo("test-ear 7");
    redis.close();
    ear.interrupt();
  }

  private RedisSettings settings(Duration age) {
    return new RedisSettings(
        stack.redis().address(),
        new RedisSettings.Patience(Duration.ofMillis(250), 3, Duration.ofSeconds(30)),
        new RedisSettings.Pool(50, 0, Duration.ofMinutes(5), age));
  }
}
