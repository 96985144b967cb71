package io.paopao.push.ws;

import io.paopao.platform.Caller;
import io.paopao.push.domain.Command;
import io.paopao.push.domain.CommandRate;
import io.paopao.push.domain.Disconnect;
import io.paopao.push.domain.ErrorCode;
import io.paopao.push.domain.Frame;
import io.paopao.push.domain.Heartbeat;
import io.paopao.push.domain.Publication;
import io.paopao.push.domain.SendQueue;
import jakarta.websocket.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One client: who it is, what it watches, and the commands that it waits for, which are worked on
/// one after the other.
///
/// Thread-safe.
final class Connection implements Client {

  private static final int MAX_PENDING = 256;
  private static final Frame PING = Frame.of("{}");

  private final Node node;
  private final String client;
  private final String address;
  private final Link link;
  private final Heartbeat heartbeat = new Heartbeat(System.nanoTime());
  private final CommandRate rate;
  private final Set<String> channels = new HashSet<>(4);
  private final Deque<Command> pending = new ArrayDeque<>(1);
  private volatile Caller caller = Caller.ANONYMOUS;
  private volatile Instant expiresAt = Instant.MAX;
  private volatile @Nullable Disconnect ending;
  private volatile long endingSince;
  private volatile boolean first = true;

  /// Since when the client is waited for, without the time that its connects have taken here.
  private volatile long waitedSince = System.nanoTime();

  private volatile long askedAt;
  private volatile boolean counted;
  private long typedAt;
  private boolean working;
  private boolean closed;

  /// What all connections of a server share.
  interface Node {

    PushSettings settings();

    /// Works on a command in full; may block.
    void handle(Connection connection, Command command);

    /// Runs soon, on a thread that may block.
    void execute(Runnable work);

    /// Sends what waits in the queue soon, on a thread that may block.
    void drain(SendQueue queue);

    void unsubscribe(Connection connection, String channel);

    void ended(Disconnect why);
  }

  /// @param address where the client is, as connections are counted
  Connection(Node node, Session session, String address) {
    this.node = node;
    this.client = session.getId();
    this.address = address;
    this.link = new Link(session, node, this::resume);
    this.rate = new CommandRate(node.settings().commandsBurst, waitedSince);
  }

  String client() {
    return client;
  }

  String address() {
    return address;
  }

  /// Whether it is counted among those of its address.
  boolean isCounted() {
    return counted;
  }

  void counted(boolean among) {
    counted = among;
  }

  @Override
  public Caller caller() {
    return caller;
  }

  void authenticated(Caller identity, Instant until) {
    caller = identity;
    expiresAt = until;
  }

  /// Until the token ends.
  long secondsLeft() {
    return Math.max(0, Duration.between(Instant.now(), expiresAt).toSeconds());
  }

  /// The client may try again to connect, as long as its time is not up.
  synchronized void notConnected() {
    caller = Caller.ANONYMOUS;
    expiresAt = Instant.MAX;
    waitedSince += System.nanoTime() - askedAt;
    first = true;
  }

  /// A frame has come.
  void received(String text) {
    heartbeat.received();
    // the container lets a little more than its limit through
    if (Frame.exceeds(text, node.settings().frameBytes)) {
      link.closeTooLarge();
      return;
    }
    switch (Incoming.read(text)) {
      case Incoming.Pong _ -> {}
      case Incoming.Garbage _ -> end(Disconnect.BAD_PROTOCOL);
      case Incoming.Malformed _ when first -> end(Disconnect.BAD_PROTOCOL);
      case Incoming.Malformed malformed -> refuse(malformed.id(), ErrorCode.BAD_REQUEST);
      case Incoming.Asked(Command command) -> asked(command);
    }
  }

  /// Something came that this protocol does not have.
  void receivedForeign() {
    end(Disconnect.BAD_PROTOCOL);
  }

  void reply(String text) {
    link.reply(text);
  }

  void refuse(long id, ErrorCode error) {
    push(Frame.of(Replies.error(id, error)));
  }

  @Override
  public void deliver(Publication publication) {
    push(publication.frame());
  }

  @Override
  public boolean notice(Frame frame) {
    return link.notice(frame);
  }

  @Override
  public void lost() {
    end(Disconnect.LOST_POSITION);
  }

  @Override
  public void revoked(String channel) {
    push(Disconnect.unsubscribe(channel));
    release(channel);
  }

  /// Says why, then closes.
  void end(Disconnect why) {
    end(why, Duration.ZERO);
  }

  /// Says why, then closes.
  ///
  /// @param within the time over which all who are sent away are to come back; zero when they are
  ///   few
  void end(Disconnect why, Duration within) {
    synchronized (this) {
      if (ending != null) {
        return;
      }
      endingSince = System.nanoTime();
      ending = why;
    }
    node.ended(why);
    link.end(why, within);
  }

  /// Looks after time: called about once a second.
  ///
  /// @param now for what this node measures
  /// @param time for what others have written into tokens
  void tick(long now, Instant time) {
    PushSettings settings = node.settings();
    Disconnect why = ending;
    if (why != null) {
      if (now - endingSince > settings.sendTimeout.toNanos() / 2) {
        node.execute(() -> link.close(why));
      }
    } else if (first && now - waitedSince > settings.connectTimeout.toNanos()) {
      end(Disconnect.BAD_PROTOCOL);
    } else if (link.isStuck(now, settings.sendTimeout.dividedBy(2))) {
      end(Disconnect.SLOW);
    } else if (time.isAfter(expiresAt)) {
      end(Disconnect.TOKEN_EXPIRED);
    } else {
      switch (heartbeat.tick(now, settings.rhythm())) {
        case NONE -> {}
        case PING -> push(PING);
        case GIVE_UP -> end(Disconnect.NO_PONG);
      }
    }
  }

  /// Notes the channel as watched, before it is.
  ///
  /// @return what stands against it, or null
  synchronized @Nullable ErrorCode claim(String channel) {
    if (channels.contains(channel)) {
      return ErrorCode.ALREADY_SUBSCRIBED;
    }
    if (channels.size() >= node.settings().subscriptions) {
      return ErrorCode.LIMIT_EXCEEDED;
    }
    channels.add(channel);
    return null;
  }

  /// @return whether it was watched
  synchronized boolean release(String channel) {
    return channels.remove(channel);
  }

  synchronized boolean isWatching(String channel) {
    return channels.contains(channel);
  }

  /// Whether its reader may be said to write, which is not told at every keystroke.
  synchronized boolean mayTell(Duration interval, long now) {
    boolean may = typedAt == 0 || now - typedAt >= interval.toNanos();
    typedAt = may ? now | 1 : typedAt;
    return may;
  }

  synchronized int subscriptions() {
    return channels.size();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /// The container has closed it: nothing is held for it any more.
  void closed() {
    List<String> watched;
    synchronized (this) {
      closed = true;
      watched = List.copyOf(channels);
      channels.clear();
      pending.clear();
    }
    watched.forEach(channel -> node.unsubscribe(this, channel));
  }

  private void push(Frame frame) {
    if (!link.push(frame)) {
      end(Disconnect.SLOW);
    }
  }

  private void asked(Command command) {
    boolean isFirst = first;
    if (isFirst) {
      askedAt = System.nanoTime();
    }
    first = false;
    if (isFirst != command instanceof Command.Connect) {
      if (isFirst) {
        end(Disconnect.BAD_PROTOCOL);
      } else {
        refuse(command.id(), ErrorCode.BAD_REQUEST);
      }
    } else if (!allows() || !enqueue(command)) {
      // a connect that was not even looked at is still waited for
      first = isFirst;
      refuse(command.id(), ErrorCode.TOO_MANY_REQUESTS);
    } else {
      resume();
    }
  }

  private boolean allows() {
    PushSettings settings = node.settings();
    return rate.allows(settings.commandsPerSecond, settings.commandsBurst, System.nanoTime());
  }

  private synchronized boolean enqueue(Command command) {
    return pending.size() < MAX_PENDING && pending.add(command);
  }

  /// Goes on with the commands that wait, if there are any and their answers have room.
  private void resume() {
    synchronized (this) {
      if (working || pending.isEmpty() || !link.hasRoom()) {
        return;
      }
      working = true;
    }
    node.execute(this::work);
  }

  private void work() {
    for (Command next = next(); next != null; next = next()) {
      node.handle(this, next);
    }
  }

  private synchronized @Nullable Command next() {
    Command next = link.hasRoom() && !closed ? pending.poll() : null;
    working = next != null;
    return next;
  }
}
