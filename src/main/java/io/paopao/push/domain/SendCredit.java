package io.paopao.push.domain;

import java.util.function.LongSupplier;

/// How much may be written to a connection by a thread that would have to wait if it were too much:
/// what the operating system takes even when the other side reads nothing. What was read is known
/// by the answers to probes, which nobody can give who has not read up to them; each answer doubles
/// the window, from a small one on.
///
/// Thread-safe.
public final class SendCredit {

  private static final int FIRST = 4_096;
  private static final int SMALL = 1_024;

  private final int most;
  private int window;
  private int unread;
  private int sinceProbe;
  private int beforeProbe;
  private long probe;

  /// @param most bytes that may be unread, however well the other side reads; 0 for none at all
  public SendCredit(int most) {
    this.most = most;
    this.window = Math.min(FIRST, most);
  }

  /// Takes so much, if there is as much.
  public synchronized boolean take(int bytes) {
    if (bytes > window - unread) {
      return false;
    }
    unread += bytes;
    sinceProbe += bytes;
    return true;
  }

  /// Whether so little is unread that a short frame more cannot make anybody wait.
  public synchronized boolean isHardlyUsed() {
    return unread < Math.min(SMALL, window);
  }

  /// The probe that is to follow what was written.
  ///
  /// @param random not to be guessed by the other side
  /// @return 0 when none is due
  public synchronized long nextProbe(LongSupplier random) {
    if (probe != 0 || sinceProbe < window / 2) {
      return 0;
    }
    probe = random.getAsLong() | 1;
    beforeProbe = unread;
    sinceProbe = 0;
    return probe;
  }

  /// A probe was answered: what was written before it has been read.
  public synchronized void answered(long answer) {
    if (probe != 0 && answer == probe) {
      unread -= beforeProbe;
      window = Math.min(2 * window, most);
      probe = 0;
    }
  }
}
