package io.paopao.push.ws;

import io.paopao.push.domain.Disconnect;
import io.paopao.push.domain.Frame;
import io.paopao.push.domain.SendQueue;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The sending side of one connection. The container takes one frame at a time; the others wait
/// here, within bounds. After any failure the connection is of no use and is closed.
final class Link implements SendQueue.Wire, SendHandler {

  private static final Logger LOG = Logger.getLogger(Link.class.getName());

  private final Session session;
  private final RemoteEndpoint.Async remote;
  private final SendQueue queue;
  private final Runnable whenSent;

  /// @param whenSent called after each frame
  Link(Session session, PushSettings settings, Runnable whenSent) {
    this.session = session;
    this.remote = session.getAsyncRemote();
    remote.setSendTimeout(settings.sendTimeout.toMillis());
    this.queue = new SendQueue(this, settings.queueBytes);
    this.whenSent = whenSent;
  }

  /// @return false when the client is too slow for it
  boolean push(Frame frame) {
    return queue.offer(frame);
  }

  void reply(String text) {
    queue.reply(text);
  }

  boolean hasRoom() {
    return queue.hasRoom();
  }

  /// Says why, then closes.
  void end(Disconnect why) {
    queue.end(why.frame(), () -> close(why));
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

  @Override
  public void send(String text) {
    try {
      remote.sendText(text, this);
    } catch (RuntimeException e) {
      failed(e);
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
    close(Disconnect.SLOW);
  }
}
