package io.paopao.push.domain;

import java.time.Duration;

/// Whether the other side of one connection still lives: asks at intervals, and gives up when
/// nothing at all has come for some time after it asked. Times are [System#nanoTime] values.
public final class Heartbeat {

  private long askedAt;
  private long unansweredSince;
  private volatile boolean heard;
  private boolean waiting;

  public Heartbeat(long now) {
    this.askedAt = now;
  }

  /// What is to be done now.
  public enum Action {
    NONE,
    PING,
    GIVE_UP
  }

  /// When to ask, and how long to wait for anything.
  public record Rhythm(Duration interval, Duration patience) {}

  /// Something came from the other side.
  public void received() {
    heard = true;
  }

  /// Called by one thread at a time, again and again.
  public Action tick(long now, Rhythm rhythm) {
    if (heard) {
      heard = false;
      waiting = false;
    }
    if (waiting && now - unansweredSince >= rhythm.patience().toNanos()) {
      return Action.GIVE_UP;
    }
    if (now - askedAt < rhythm.interval().toNanos()) {
      return Action.NONE;
    }
    askedAt = now;
    if (!waiting) {
      waiting = true;
      unansweredSince = now;
    }
    return Action.PING;
  }
}
