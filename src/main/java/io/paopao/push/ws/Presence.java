package io.paopao.push.ws;

import io.paopao.platform.redis.Redis;
import io.paopao.push.domain.Viewers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import redis.clients.jedis.AbstractPipeline;

/// Who watches a channel: always how many, and the accounts as long as they are few. Each node
/// knows its own watchers exactly and tells the others through one Redis hash for each channel;
/// what a node has told holds for less than a minute. Without Redis the answer is this node's own.
@ApplicationScoped
public class Presence {

  private static final long SECONDS = 40;
  private static final long REFRESH_SECONDS = 15;

  private final Hub hub;
  private final Redis redis;
  private final int most;
  private final Map<String, Told> told = new ConcurrentHashMap<>();

  private record Told(int count, long at) {}

  @Inject
  Presence(Hub hub, Redis redis, @ConfigProperty(name = "paopao.push.presence-users") int most) {
    this.hub = hub;
    this.redis = redis;
    this.most = most;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Presence() {
    this(null, null, 0);
  }

  public Viewers of(String channel) {
    Map<String, String> others = redis.ask(client -> client.hgetAll(key(channel))).orElse(Map.of());
    Viewers all =
        hub.streams()
            .viewers(channel, most)
            .with(others, hub.node(), Instant.now().getEpochSecond());
    return all.count() > most ? new Viewers(all.count(), List.of()) : all;
  }

  /// Whether the accounts of so many watchers are named.
  public boolean names(Viewers viewers) {
    return viewers.count() <= most;
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
      String entry = hub.streams().viewers(channel, most).entry(state.at() + SECONDS);
      pipeline.hset(key(channel), hub.node(), entry);
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
