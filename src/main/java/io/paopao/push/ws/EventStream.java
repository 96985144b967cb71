package io.paopao.push.ws;

import io.paopao.platform.Caller;
import io.paopao.push.domain.Disconnect;
import io.paopao.push.domain.EventId;
import io.paopao.push.domain.Frame;
import io.paopao.push.domain.Publication;
import io.paopao.push.domain.SendQueue;
import io.paopao.push.domain.Subscribed;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// One reader of server-sent events: the frames of the WebSocket, each that moves the reader with
/// the position after it as its id.
///
/// Thread-safe.
final class EventStream implements Client, SendQueue.Wire {

  private static final Logger LOG = Logger.getLogger(EventStream.class.getName());
  private static final String SUBSCRIBED = "subscribed";
  private static final Frame SIGN_OF_LIFE = Frame.of("");

  private final Node node;
  private final SseEventSink sink;
  private final Reader reader;
  private final SendQueue queue;
  private final EventId id;
  private volatile long sendingSince = System.nanoTime();
  private volatile boolean sending;
  private volatile boolean closed;
  private long spokenAt = System.nanoTime();

  /// Who reads, from where, and until when.
  record Reader(
      Caller caller, String address, Instant until, List<String> channels, EventId since) {}

  /// What all streams of a server share.
  interface Node {

    PushSettings settings();

    OutboundSseEvent.Builder event();

    /// Runs soon, on a thread that may block.
    void execute(Runnable work);

    void closed(EventStream stream);
  }

  EventStream(Node node, SseEventSink sink, Reader reader) {
    this.node = node;
    this.sink = sink;
    this.reader = reader;
    this.queue = new SendQueue(this, node.settings().queueBytes);
    this.id = reader.since();
  }

  Reader reader() {
    return reader;
  }

  @Override
  public Caller caller() {
    return reader.caller();
  }

  /// A subscription begins. An event waits in the queue where its id was made: one that claims what
  /// comes after it would be a gap for who comes back with it.
  void subscribed(String channel, Subscribed subscribed) {
    String started = Replies.started(channel, subscribed);
    synchronized (id) {
      id.moved(channel, subscribed.position());
      queue.reply(text(SUBSCRIBED, id.toString(), started));
    }
  }

  @Override
  public void deliver(Publication publication) {
    push(() -> id.moved(publication.channel(), publication.offset()), publication.frame().text());
  }

  @Override
  public boolean notice(Frame frame) {
    return queue.offerWhenIdle(Frame.of(text("", "", frame.text())));
  }

  @Override
  public void lost() {
    end(Disconnect.LOST_POSITION);
  }

  @Override
  public void revoked(String channel) {
    push(() -> id.left(channel), Disconnect.unsubscribe(channel).text());
  }

  /// Says why, then closes.
  void end(Disconnect why) {
    // not where it is said: whoever says it may hold a channel, and closing leaves all of them
    queue.end(Frame.of(text("", "", why.frame().text())), () -> node.execute(this::close));
  }

  /// Looks after time: called about once a second.
  void tick(long now, Instant time) {
    PushSettings settings = node.settings();
    if (sink.isClosed() || (sending && now - sendingSince > settings.sendTimeout.toNanos())) {
      close();
    } else if (time.isAfter(reader.until())) {
      end(Disconnect.TOKEN_EXPIRED);
    } else if (now - spokenAt >= settings.pingInterval.toNanos()) {
      spokenAt = now;
      endUnless(queue.offer(SIGN_OF_LIFE));
    }
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void send(Frame frame) {
    sendingSince = System.nanoTime();
    sending = true;
    node.execute(() -> write(frame.text()));
  }

  private void write(String text) {
    try {
      sink.send(event(text))
          .whenComplete((_, failure) -> {
            if (failure == null) {
              sending = false;
              queue.sent();
            } else {
              failed(failure);
            }
          });
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private OutboundSseEvent event(String text) {
    OutboundSseEvent.Builder event = node.event();
    if (text.isEmpty()) {
      return event.comment("").build();
    }
    String[] parts = text.split("\n", 3);
    if (!parts[0].isEmpty()) {
      event.name(parts[0]);
    }
    if (!parts[1].isEmpty()) {
      event.id(parts[1]);
    }
    return event.data(String.class, parts[2]).build();
  }

  private void failed(Throwable cause) {
    LOG.log(Level.FINE, "sending failed: {0}", cause.toString());
    close();
  }

  private void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    node.closed(this);
    try {
      sink.close();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "the reader was gone before: {0}", e.toString());
    }
  }

  private void push(Runnable move, String data) {
    boolean fits;
    synchronized (id) {
      move.run();
      fits = queue.offer(Frame.of(text("", id.toString(), data)));
    }
    endUnless(fits);
  }

  // leaves the channels, which others hold: not while the id is held
  private void endUnless(boolean fits) {
    if (!fits) {
      end(Disconnect.SLOW);
    }
  }

  // as it waits to be sent: the name and the id of the event, then its data, which is one line
  private static String text(String name, String id, String data) {
    return name + "\n" + id + "\n" + data;
  }
}
