package io.paopao.push.ws;

import io.paopao.push.domain.Disconnect;
import io.paopao.push.domain.Frame;
import io.paopao.push.domain.SendCredit;
import io.paopao.push.domain.SendQueue;
import jakarta.websocket.CloseReason;
import jakarta.websocket.PongMessage;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The sending side of one connection. Frames wait here, within bounds, and leave one at a time:
/// written by whoever drains the queue as far as [SendCredit] goes, since the container's own
/// asynchronous way costs two changes of thread a frame; beyond that by the container. After any
/// failure the connection is of no use and is closed.
final class Link implements SendQueue.Wire, SendHandler {

  private static final Logger LOG = Logger.getLogger(Link.class.getName());
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long NOT_WRITING = 0;

  private final Session session;
  private final Connection.Node node;
  private final SendQueue queue;
  private final SendCredit credit;
  private final Runnable whenSent;
  private volatile long writingSince = NOT_WRITING;
  private boolean probes;

  /// @param whenSent called after each frame
  Link(Session session, Connection.Node node, Runnable whenSent) {
    this.session = session;
    this.node = node;
    this.queue = new SendQueue(this, node.settings().queueBytes);
    this.credit = new SendCredit(node.settings().sendCredit);
    this.whenSent = whenSent;
  }

  /// @return false when the client is too slow for it
  boolean push(Frame frame) {
    return queue.offer(frame);
  }

  /// @return false when something else waits for the client
  boolean notice(Frame frame) {
    return queue.offerWhenIdle(frame);
  }

  void reply(String text) {
    queue.reply(text);
  }

  boolean hasRoom() {
    return queue.hasRoom();
  }

  /// Says why, then closes.
  void end(Disconnect why, Duration within) {
    queue.end(why.frame(within), () -> node.execute(() -> close(why)));
  }

  /// Closes without waiting for what is still to be sent.
  void close(Disconnect why) {
    close(new CloseReason(why::code, why.reason()));
  }

  /// Closes as the container does after a frame over its own limit.
  void closeTooLarge() {
    close(new CloseReason(CloseReason.CloseCodes.TOO_BIG, "frame too large"));
  }

  private void close(CloseReason reason) {
    try {
      session.close(reason);
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.FINE, "connection was gone before it was closed: {0}", e.toString());
    }
  }

  /// Whether a thread has been kept by the other side for that long.
  boolean isStuck(long now, Duration time) {
    long since = writingSince;
    return since != NOT_WRITING && now - since > time.toNanos();
  }

  @Override
  public void ready(SendQueue ready, boolean isReply) {
    if (isReply && credit.isHardlyUsed()) {
      ready.drain();
    } else {
      node.drain(ready);
    }
  }

  @Override
  public void send(Frame frame) {
    try {
      if (credit.take(frame.size())) {
        write(frame);
        queue.sent();
        whenSent.run();
      } else {
        RemoteEndpoint.Async remote = session.getAsyncRemote();
        remote.setSendTimeout(node.settings().sendTimeout.toMillis());
        remote.sendText(frame.text(), this);
      }
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
  }

  private void write(Frame frame) throws IOException {
    writingSince = System.nanoTime() | 1;
    session.getBasicRemote().sendText(frame.text());
    long probe = credit.nextProbe(RANDOM::nextLong);
    if (probe != 0) {
      hearProbes();
      session.getBasicRemote().sendPing(ByteBuffer.allocate(Long.BYTES).putLong(0, probe));
    }
    writingSince = NOT_WRITING;
  }

  // most connections never need one
  private void hearProbes() {
    if (!probes) {
      probes = true;
      session.addMessageHandler(PongMessage.class, pong -> answered(pong.getApplicationData()));
    }
  }

  private void answered(ByteBuffer answer) {
    if (answer.remaining() == Long.BYTES) {
      credit.answered(answer.getLong(answer.position()));
    }
  }

  @Override
  public void onResult(SendResult result) {
    if (result.isOK()) {
      queue.sent();
      whenSent.run();
    } else {
      failed(result.getException());
    }
  }

  // a frame may have been written in part: nothing can follow it
  private void failed(Throwable cause) {
    LOG.log(Level.FINE, "sending failed: {0}", cause.toString());
    node.execute(() -> close(Disconnect.SLOW));
  }
}
