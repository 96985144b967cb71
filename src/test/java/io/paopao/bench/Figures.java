package io.paopao.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Prints the figures of a running forum as a table. Arguments: base address, password of the
/// account `user`, then `name=address` for each peer.
final class Figures {

  private static final int WARM_UP_SECONDS = 60;
  private static final int THREAD_WARM_UP_SECONDS = 20;
  private static final int ROUND_SECONDS = 8;
  private static final int ROUNDS = 3;
  private static final int REPLIES = 1000;
  private static final int SEARCHED = 100;

  private record Target(String name, String url, List<String> headers, List<Wrk> runs) {}

  private Figures() {}

  static void main(String[] args) throws IOException, InterruptedException {
    URI base = URI.create(args[0]);
    ForumClient client = new ForumClient(base);
    client.signIn("user", args[1]);
    reads(base, client, Arrays.asList(args).subList(2, args.length));
    threads(base, client);
    client.signIn("user", args[1]); // the first token is old by now
    CommitToScreen.measure(base, client, REPLIES / 4); // warm-up
    CommitToScreen.Latency latency = CommitToScreen.measure(base, client, REPLIES);
    System.out.println("\n| commit to screen | replies | p50 ms | p99 ms | max ms |");
    System.out.println("| --- | --- | --- | --- | --- |");
    System.out.printf(
        Locale.ROOT,
        "| 201 to frame | %d of %d | %.1f | %.1f | %.1f |%n",
        latency.delivered(),
        REPLIES,
        latency.p50(),
        latency.p99(),
        latency.max());
    PostToSearch.Delay delay = PostToSearch.measure(client, SEARCHED);
    System.out.println("\n| post to search | replies | p50 ms | p99 ms | max ms |");
    System.out.println("| --- | --- | --- | --- | --- |");
    System.out.printf(
        Locale.ROOT,
        "| 201 to found | %d | %.1f | %.1f | %.1f |%n",
        SEARCHED,
        delay.p50(),
        delay.p99(),
        delay.max());
  }

  private static void reads(URI base, ForumClient client, List<String> peers)
      throws IOException, InterruptedException {
    String post =
        client
            .startThread("A post of one kilobyte", "a".repeat(500))
            .getJsonObject("firstPost")
            .getString("id");
    List<Target> targets = new ArrayList<>();
    for (String peer : peers) {
      int split = peer.indexOf('=');
      targets.add(
          new Target(
              peer.substring(0, split), peer.substring(split + 1), List.of(), new ArrayList<>()));
    }
    targets.add(
        new Target(
            "paopao, token, limits, cache",
            base.resolve("/api/v1/posts/" + post).toString(),
            List.of("Authorization: Bearer " + client.token()),
            new ArrayList<>()));
    Target own = targets.getLast();
    Wrk.run(WARM_UP_SECONDS, own.url(), own.headers());
    for (int round = 0; round < ROUNDS; round++) {
      for (Target target : targets) {
        target.runs().add(Wrk.run(ROUND_SECONDS, target.url(), target.headers()));
      }
    }
    table(targets);
  }

  /// A thread of one post, as a program and as a reader without an account see it.
  private static void threads(URI base, ForumClient client)
      throws IOException, InterruptedException {
    String thread = client.startThread("A thread of one post", "a".repeat(500)).getString("id");
    System.out.println(
        "\n| GET one thread, wrk -t1 -c64, no token | requests/s | p99 ms | errors |");
    System.out.println("| --- | --- | --- | --- |");
    thread("JSON", base.resolve("/api/v1/threads/" + thread));
    thread("page", base.resolve("/t/" + thread));
  }

  private static void thread(String name, URI url) throws IOException, InterruptedException {
    Wrk.run(THREAD_WARM_UP_SECONDS, url.toString(), List.of());
    Wrk run = Wrk.run(ROUND_SECONDS, url.toString(), List.of());
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %.1f | %d |%n",
        name,
        run.requestsPerSecond(),
        run.p99Millis(),
        run.errors());
  }

  private static void table(List<Target> targets) {
    double best =
        targets.subList(0, targets.size() - 1).stream().mapToDouble(Figures::rate).max().orElse(0);
    System.out.println("| GET one post, wrk -t1 -c64 | requests/s | p99 ms | errors | ratio |");
    System.out.println("| --- | --- | --- | --- | --- |");
    for (Target target : targets) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %,.0f | %.1f | %d | %.2f |%n",
          target.name(),
          rate(target),
          median(target.runs().stream().mapToDouble(Wrk::p99Millis).toArray()),
          target.runs().stream().mapToLong(Wrk::errors).sum(),
          best == 0 ? Double.NaN : rate(target) / best);
    }
  }

  private static double rate(Target target) {
    return median(target.runs().stream().mapToDouble(Wrk::requestsPerSecond).toArray());
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
