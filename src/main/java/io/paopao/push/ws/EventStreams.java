package io.paopao.push.ws;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.security.SessionRevoked;
import io.paopao.push.domain.Counts;
import io.paopao.push.domain.Disconnect;
import io.paopao.push.domain.EventId;
import io.paopao.push.domain.StreamPosition;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/// Server-sent events, for clients that cannot open a WebSocket: the same channels, permissions,
/// limits and frames. What takes long to send waits on a virtual thread of its own.
@ApplicationScoped
@ManagedExecutorDefinition(
    name = "java:app/concurrent/push-events",
    virtual = true,
    maxAsync = 1_000)
public class EventStreams implements EventStream.Node {

  @Resource(lookup = "java:app/concurrent/push-events")
  private ManagedExecutorService executor;

  @Inject private Hub hub;
  @Inject private ChannelPermissions permissions;
  @Inject private PushSettings settings;
  @Inject private MetricRegistry metrics;

  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private final Counts byAddress = new Counts();
  private final Counts byUser = new Counts();
  private volatile @Nullable Sse sse;
  private volatile boolean draining;

  @PostConstruct
  void measure() {
    metrics.gauge("paopao_push_event_streams", open::size);
  }

  /// What somebody wants to watch.
  ///
  /// @param address where the reader is, as connections are counted
  /// @param until when its token ends
  /// @param since where it stands; channels that are missing there begin now
  public record Wish(
      Caller caller,
      String address,
      Instant until,
      List<String> channels,
      Map<String, StreamPosition> since) {}

  /// Whether the wish may be fulfilled.
  ///
  /// @throws Problem 400 `events.channels`, 403, 404
  public void check(Wish wish) {
    int count = wish.channels().size();
    boolean isOnce = Set.copyOf(wish.channels()).size() == count;
    if (count == 0 || count > settings.eventChannels || !isOnce) {
      throw Problem.badRequest("events.channels", settings.eventChannels);
    }
    wish.channels().forEach(channel -> permissions.demand(wish.caller(), channel));
  }

  /// Begins to send, until the reader goes or may not read any more.
  ///
  /// @throws Problem 429, 503
  public void open(Wish wish, SseEventSink sink, Sse factory) {
    sse = factory;
    EventId since = EventId.none();
    wish.since().entrySet().stream()
        .filter(e -> wish.channels().contains(e.getKey()))
        .forEach(e -> since.moved(e.getKey(), e.getValue()));
    EventStream stream =
        new EventStream(
            this,
            sink,
            new EventStream.Reader(
                wish.caller(), wish.address(), wish.until(), wish.channels(), since));
    admit(stream);
    wish.channels().forEach(channel -> subscribe(stream, channel, wish.since().get(channel)));
    if (stream.isClosed()) {
      leave(stream);
    }
  }

  private void admit(EventStream stream) {
    if (draining || open.size() >= settings.eventStreams) {
      throw Problem.unavailable("events");
    }
    EventStream.Reader reader = stream.reader();
    if (!byAddress.take(reader.address(), settings.connectionsPerAddress)) {
      throw Problem.tooManyRequests(1);
    }
    if (!byUser.take(user(reader), limit(reader))) {
      byAddress.giveBack(reader.address());
      throw Problem.tooManyRequests(1);
    }
    open.add(stream);
  }

  private int limit(EventStream.Reader reader) {
    return reader.caller().isAnonymous() ? Integer.MAX_VALUE : settings.connectionsPerUser;
  }

  private void subscribe(EventStream stream, String channel, @Nullable StreamPosition since) {
    hub.streams().subscribe(stream, channel, since, started -> stream.subscribed(channel, started));
  }

  private void leave(EventStream stream) {
    stream.reader().channels().forEach(channel -> hub.streams().unsubscribe(stream, channel));
  }

  void tick() {
    long now = System.nanoTime();
    Instant time = Instant.now();
    open.forEach(stream -> stream.tick(now, time));
  }

  /// Takes no more readers, and sends away those that there are.
  void drain() {
    draining = true;
    open.forEach(stream -> stream.end(Disconnect.SHUTDOWN));
  }

  void onRevoked(@Observes SessionRevoked revoked) {
    end(revoked.session());
  }

  /// Ends all streams of a session.
  public void end(long session) {
    open.stream()
        .filter(stream -> stream.caller().session() == session)
        .forEach(stream -> stream.end(Disconnect.FORCED));
  }

  @Override
  public PushSettings settings() {
    return settings;
  }

  @Override
  public OutboundSseEvent.Builder event() {
    Sse known = sse;
    if (known == null) {
      throw new IllegalStateException("nobody reads");
    }
    return known.newEventBuilder();
  }

  @Override
  public void execute(Runnable work) {
    try {
      executor.execute(work);
    } catch (RejectedExecutionException e) {
      // the application is ending, and the stream with it
      metrics.counter("paopao_push_work_refused").inc();
    }
  }

  @Override
  public void closed(EventStream stream) {
    if (open.remove(stream)) {
      byAddress.giveBack(stream.reader().address());
      byUser.giveBack(user(stream.reader()));
    }
    leave(stream);
  }

  private static String user(EventStream.Reader reader) {
    return String.valueOf(reader.caller().id());
  }
}
