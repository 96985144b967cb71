package io.paopao.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// From the moment a client knows that its reply is stored (201) to the first answer of the search
/// that has it. The search is asked every few milliseconds, so a figure is too high by up to that.
final class PostToSearch {

  private static final long POLL_MILLIS = 5;
  private static final long LONGEST_MILLIS = 30_000;

  /// Milliseconds; an endless one stands for a reply that was not found within half a minute.
  record Delay(double p50, double p99, double max) {}

  private PostToSearch() {}

  static Delay measure(ForumClient client, int replies) throws IOException, InterruptedException {
    String thread = client.startThread("Post to search", "How soon?").getString("id");
    double[] millis = new double[replies];
    for (int i = 0; i < replies; i++) {
      String word = "found" + Long.toString(System.nanoTime(), 36);
      client.reply(thread, word);
      millis[i] = awaitFound(client, word);
    }
    Arrays.sort(millis);
    return new Delay(
        millis[replies / 2], millis[(int) (0.99 * (replies - 1))], millis[replies - 1]);
  }

  private static double awaitFound(ForumClient client, String word)
      throws IOException, InterruptedException {
    long stored = System.nanoTime();
    while (client.get("search?q=" + word).getInt("total") == 0) {
      if (System.nanoTime() - stored > TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS)) {
        return Double.POSITIVE_INFINITY;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    return (System.nanoTime() - stored) / 1e6;
  }
}
