package io.paopao.push.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What is still to be sent on one connection: one frame is on its way, the others wait in order,
/// up to a number of bytes.
///
/// Thread-safe.
public final class SendQueue {

  private static final int INITIAL = 1;

  private final Wire wire;
  private final int limit;
  private final Deque<Frame> waiting = new ArrayDeque<>(INITIAL);
  private long bytes;
  private int replies;
  private @Nullable Frame onItsWay;
  private boolean announced;
  private boolean draining;
  private boolean ending;
  private @Nullable Runnable atEnd;

  /// The connection. It takes one frame at a time and says when it can take the next.
  public interface Wire {

    /// Returns soon; [SendQueue#sent] is called when the frame is gone, perhaps before.
    void send(Frame frame);

    /// Something waits to be sent: calls [SendQueue#drain] now or soon, on whichever thread.
    ///
    /// @param isReply whether the caller's own thread is there for this connection alone
    default void ready(SendQueue queue, boolean isReply) {
      queue.drain();
    }
  }

  /// @param limit bytes that may wait
  public SendQueue(Wire wire, int limit) {
    this.wire = wire;
    this.limit = limit;
  }

  /// Puts a frame at the end.
  ///
  /// @return false when too much is waiting already: the other side is too slow
  public boolean offer(Frame frame) {
    boolean isNews;
    synchronized (this) {
      if (ending) {
        return true;
      }
      if (bytes > 0 && bytes + frame.bytes() > limit) {
        return false;
      }
      isNews = add(frame);
    }
    announce(isNews, false);
    return true;
  }

  /// Puts a frame into an empty queue: it is worth nothing to whoever has something before it.
  ///
  /// @return whether it is sent
  public boolean offerWhenIdle(Frame frame) {
    boolean isNews;
    synchronized (this) {
      if (ending || onItsWay != null || !waiting.isEmpty()) {
        return false;
      }
      isNews = add(frame);
    }
    announce(isNews, false);
    return true;
  }

  /// Puts an answer at the end that may be larger than the limit. Answers are bounded by asking no
  /// more commands before [#hasRoom].
  public void reply(String text) {
    boolean isNews;
    synchronized (this) {
      if (ending) {
        return;
      }
      replies++;
      // an answer has no weight: pushes that follow it find the room they would have without it
      isNews = add(new Frame(text, 0));
    }
    announce(isNews, true);
  }

  /// Whether the next command may be worked on.
  public synchronized boolean hasRoom() {
    return replies == 0 && bytes <= limit / 2;
  }

  /// Drops what waits, sends one last frame, and then does something.
  public void end(Frame last, Runnable then) {
    boolean isNews;
    synchronized (this) {
      if (ending) {
        return;
      }
      ending = true;
      waiting.clear();
      bytes = onItsWay == null ? 0 : onItsWay.bytes();
      replies = onItsWay == null || onItsWay.bytes() > 0 ? 0 : 1;
      atEnd = then;
      isNews = add(last);
    }
    announce(isNews, false);
  }

  /// The frame that was on its way is gone.
  public void sent() {
    synchronized (this) {
      if (onItsWay != null) {
        bytes -= onItsWay.bytes();
        replies -= onItsWay.bytes() == 0 ? 1 : 0;
        onItsWay = null;
      }
    }
    drain();
  }

  // nobody needs to be told while somebody is at it, or will be when a frame is gone; called while
  // the queue is held, and announced when it is not
  private boolean add(Frame frame) {
    bytes += frame.bytes();
    waiting.add(frame);
    boolean isNews = !announced && !draining && onItsWay == null;
    announced |= isNews;
    return isNews;
  }

  private void announce(boolean isNews, boolean isReply) {
    if (isNews) {
      wire.ready(this, isReply);
    }
  }

  /// Sends what can be sent now.
  // A wire may call sent() before send() returns: the loop that is running goes on then, so that
  // the stack does not grow with the queue.
  public void drain() {
    synchronized (this) {
      announced = false;
      if (draining) {
        return;
      }
      draining = true;
    }
    for (Frame next = next(); next != null; next = next()) {
      wire.send(next);
    }
    Runnable end = end();
    if (end != null) {
      end.run();
    }
  }

  private synchronized @Nullable Frame next() {
    Frame next = onItsWay == null ? waiting.poll() : null;
    if (next == null) {
      draining = false;
    } else {
      onItsWay = next;
    }
    return next;
  }

  private synchronized @Nullable Runnable end() {
    if (onItsWay != null || !waiting.isEmpty()) {
      return null;
    }
    Runnable end = atEnd;
    atEnd = null;
    return end;
  }
}
