package io.paopao.push.ws;

import io.paopao.platform.redis.Redis;
import io.paopao.push.domain.NodeCounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.AbstractPipeline;

/// How many watch a channel. Each node knows its own watchers exactly and tells the others through
/// one Redis hash for each channel; what a node has told holds for less than a minute. Without
/// Redis the answer is this node's own.
@ApplicationScoped
public class Presence {

  private static final long SECONDS = 40;
  private static final long REFRESH_SECONDS = 15;

  private final Hub hub;
  private final Redis redis;
  private final Map<String, Told> told = new ConcurrentHashMap<>();

  private record Told(int count, long at) {}

  @Inject
  Presence(Hub hub, Redis redis) {
    this.hub = hub;
    this.redis = redis;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Presence() {
    this(null, null);
  }

  public long count(String channel) {
    long here = hub.streams().subscribers(channel);
    Map<String, String> others = redis.ask(client -> client.hgetAll(key(channel))).orElse(Map.of());
    return here + NodeCounts.of(others, hub.node(), Instant.now().getEpochSecond());
  }

  /// Tells the other nodes what has changed here, and now and then what has not.
  void tell() {
    long now = Instant.now().getEpochSecond();
    Map<String, Integer> news = news(now);
    if (news.isEmpty()) {
      return;
    }
    boolean heard =
        redis.pipeline(pipeline ->
            news.forEach((channel, count) -> tell(pipeline, channel, new Told(count, now))));
    if (heard) {
      news.forEach((channel, count) -> remember(channel, new Told(count, now)));
    }
  }

  private Map<String, Integer> news(long now) {
    Map<String, Integer> news = new ConcurrentHashMap<>();
    told.keySet().forEach(channel -> news.put(channel, 0));
    hub.streams().forEachChannel(news::put);
    news.entrySet()
        .removeIf(e -> {
          Told before = told.get(e.getKey());
          return before != null
              && before.count() == e.getValue()
              && now - before.at() < REFRESH_SECONDS;
        });
    return news;
  }

  private void tell(AbstractPipeline pipeline, String channel, Told state) {
    if (state.count() == 0) {
      pipeline.hdel(key(channel), hub.node());
    } else {
      pipeline.hset(
          key(channel), hub.node(), NodeCounts.entry(state.count(), state.at() + SECONDS));
      pipeline.expire(key(channel), SECONDS);
    }
  }

  private void remember(String channel, Told state) {
    if (state.count() == 0) {
      told.remove(channel);
    } else {
      told.put(channel, state);
    }
  }

  private static String key(String channel) {
    return "push:presence:" + channel;
  }
}
