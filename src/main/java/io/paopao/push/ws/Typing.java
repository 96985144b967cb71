package io.paopao.push.ws;

import io.paopao.platform.Scope;
import io.paopao.platform.redis.Redis;
import io.paopao.push.domain.Channel;
import io.paopao.push.domain.ErrorCode;
import io.paopao.push.domain.Frame;
import io.paopao.push.domain.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/// Tells those who watch a thread that somebody is writing in it, on every node. It is told once,
/// to those who are there, as long as they are few; nothing is kept, and what is lost is not
/// missed.
///
/// A message between nodes is `<node> <channel> <id> <handle>`.
@ApplicationScoped
public class Typing {

  /// Where the nodes tell each other.
  public static final String REDIS_CHANNEL = "paopao:push:typing";

  private static final int PUBLISHING = 2;

  private final Hub hub;
  private final Redis redis;
  private final PushSettings settings;
  private final MetricRegistry metrics;

  /// A Redis that is slow keeps few of the threads that also take clients in.
  private final Semaphore publishing = new Semaphore(PUBLISHING);

  @Inject
  Typing(Hub hub, Redis redis, PushSettings settings, MetricRegistry metrics) {
    this.hub = hub;
    this.redis = redis;
    this.settings = settings;
    this.metrics = metrics;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Typing() {
    this(null, null, null, null);
  }

  /// @return who is seen writing when it is told
  /// @throws Refusal when this client may not say that, or not there
  Viewer require(Connection connection, String channel) {
    Viewer writer = connection.viewer();
    if (writer == null) {
      throw new Refusal(ErrorCode.UNAUTHORIZED);
    }
    require(isThread(channel), ErrorCode.NOT_AVAILABLE);
    require(connection.isWatching(channel), ErrorCode.BAD_REQUEST);
    require(connection.caller().access().may(Scope.WRITE), ErrorCode.PERMISSION_DENIED);
    return writer;
  }

  /// Tells the others. They hear nothing when this client has told a moment ago, and on other nodes
  /// also when Redis is busy.
  void tell(Connection connection, String channel, Viewer writer) {
    if (!connection.mayTell(settings.typingInterval, System.nanoTime())) {
      count("repeated");
      return;
    }
    tellHere(channel, writer);
    if (publishing.tryAcquire()) {
      try {
        String message = hub.node() + " " + channel + " " + writer.id() + " " + writer.handle();
        redis.ask(client -> client.publish(REDIS_CHANNEL, message));
      } finally {
        publishing.release();
      }
      count("told");
    } else {
      count("here");
    }
  }

  /// Another node, or this one, has told.
  public void heard(String message) {
    String[] parts = message.split(" ", 4);
    if (!parts[0].equals(hub.node())) {
      tellHere(parts[1], new Viewer(Long.parseLong(parts[2]), parts[3]));
    }
  }

  private void tellHere(String channel, Viewer writer) {
    if (hub.streams().isWatched(channel)) {
      Frame frame = Frame.of(Replies.typing(channel, writer));
      hub.streams().notice(channel, frame, writer.id());
    }
  }

  private void count(String result) {
    metrics.counter("paopao_push_typing", new Tag("result", result)).inc();
  }

  private static boolean isThread(String channel) {
    return Channel.parse(channel).filter(c -> c.kind() == Channel.Kind.THREAD).isPresent();
  }

  private static void require(boolean met, ErrorCode otherwise) {
    if (!met) {
      throw new Refusal(otherwise);
    }
  }
}
