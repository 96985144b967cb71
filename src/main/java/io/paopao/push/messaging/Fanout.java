package io.paopao.push.messaging;

import io.paopao.platform.redis.Redis;
import io.paopao.platform.tasks.BackgroundTasks;
import io.paopao.platform.tasks.StartupTask;
import io.paopao.push.domain.Frame;
import io.paopao.push.domain.Publication;
import io.paopao.push.ws.Hub;
import io.paopao.push.ws.Typing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Tells every node what was published: this one directly, the others over one Redis channel. What
/// Redis loses, the nodes find in the log. The same subscription hears for [Typing].
///
/// A message is `<node> <channel> <offset> <frame>`.
@ApplicationScoped
class Fanout implements StartupTask {

  private static final String REDIS_CHANNEL = "paopao:push";

  private final Hub hub;
  private final Typing typing;
  private final Redis redis;
  private final BackgroundTasks tasks;

  @Inject
  Fanout(Hub hub, Typing typing, Redis redis, BackgroundTasks tasks) {
    this.hub = hub;
    this.typing = typing;
    this.redis = redis;
    this.tasks = tasks;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Fanout() {
    this(null, null, null, null);
  }

  @Override
  public String context() {
    return "push";
  }

  /// Listens to the other nodes, for as long as the application lives.
  @Override
  public void start() {
    tasks.loop(
        "push-fanout", () -> redis.subscribe(this::heard, REDIS_CHANNEL, Typing.REDIS_CHANNEL));
  }

  void publish(String channel, Publication publication) {
    hub.offer(channel, publication);
    String message =
        hub.node() + " " + channel + " " + publication.offset() + " " + publication.frame().text();
    redis.ask(client -> client.publish(REDIS_CHANNEL, message));
  }

  private void heard(String redisChannel, String message) {
    if (redisChannel.equals(Typing.REDIS_CHANNEL)) {
      typing.heard(message);
    } else {
      published(message);
    }
  }

  private void published(String message) {
    int node = message.indexOf(' ');
    int channel = message.indexOf(' ', node + 1);
    int offset = message.indexOf(' ', channel + 1);
    if (node < 0 || channel < 0 || offset < 0 || message.substring(0, node).equals(hub.node())) {
      return;
    }
    String name = message.substring(node + 1, channel);
    if (hub.streams().isWatched(name)) {
      hub.offer(
          name,
          new Publication(
              Long.parseLong(message.substring(channel + 1, offset)),
              Frame.of(message.substring(offset + 1))));
    }
  }
}
