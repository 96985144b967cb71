package io.paopao.bench;

import java.io.IOException;

/// Loads a server until it gets no faster: a runtime that compiles what is often used has then done
/// so, however slow the machine is today.
final class WarmUp {

  private static final int MOST_ROUNDS = 10;
  private static final int ROUNDS_WITHOUT_PROGRESS = 2;
  private static final double PROGRESS = 1.1;

  private WarmUp() {}

  /// A while of load.
  interface Round {

    /// @return how many requests a second were answered
    double perSecond() throws IOException, InterruptedException;
  }

  static void run(Round round) throws IOException, InterruptedException {
    double best = 0;
    int inVain = 0;
    for (int i = 0; i < MOST_ROUNDS && inVain < ROUNDS_WITHOUT_PROGRESS; i++) {
      double now = round.perSecond();
      boolean faster = now > PROGRESS * best;
      inVain = faster ? 0 : inVain + 1;
      best = faster ? now : best;
    }
  }
}
