package io.paopao.importer;

import java.io.Console;
import java.io.PrintStream;

/// Draws a bar on a terminal, and writes a plain line for every tenth elsewhere.
public final class ProgressBar implements Progress {

  private static final int WIDTH = 32;

  private final PrintStream out;
  private final boolean terminal;
  private long lastTenth = -1;

  public ProgressBar(PrintStream out) {
    this(out, isTerminal(System.console()));
  }

  ProgressBar(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void at(long done, long total, ImportResult result) {
    double share = total == 0 ? 1 : (double) done / total;
    if (terminal) {
      int full = (int) (share * WIDTH);
      out.printf(
          "\r  [%s%s] %3.0f %%  %s",
          "#".repeat(full), " ".repeat(WIDTH - full), share * 100, result);
      if (done == total) {
        out.println();
      }
    } else if ((long) (share * 10) > lastTenth) {
      lastTenth = (long) (share * 10);
      out.printf("  %3.0f %%  %s%n", share * 100, result);
    }
    out.flush();
  }

  private static boolean isTerminal(@org.jspecify.annotations.Nullable Console console) {
    return console != null && console.isTerminal();
  }
}
