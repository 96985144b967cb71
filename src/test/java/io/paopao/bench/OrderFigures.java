package io.paopao.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;

/// Prints what `GET /api/order` does under 1,000 users, beside its peers on the same database and
/// the same slow provider. Arguments: base address, password of the account `user`, JDBC address,
/// database password, then `name=address` for each peer.
final class OrderFigures {

  private static final int CONNECTIONS = 1_000;
  private static final int WARM_UP_SECONDS = 30;
  private static final int ROUND_SECONDS = 15;
  private static final String ITEM = "sticker-pack";

  private record Target(String name, String url, List<String> headers) {}

  private OrderFigures() {}

  static void main(String[] args) throws IOException, InterruptedException {
    URI base = URI.create(args[0]);
    ForumClient client = new ForumClient(base);
    client.signIn("user", args[1]);
    String order = client.order(ITEM).getString("id");
    prepare(Jdbi.create(args[2], "paopao", args[3]), order);
    List<Target> targets = new ArrayList<>();
    for (String peer : Arrays.asList(args).subList(4, args.length)) {
      String[] parts = peer.split("=", 2);
      targets.add(new Target(parts[0], parts[1] + "?id=" + order, List.of()));
    }
    Target own =
        new Target(
            "paopao, token, own order only",
            base.resolve("/api/order?id=" + order).toString(),
            List.of("Authorization: Bearer " + client.token()));
    Wrk.run(CONNECTIONS, WARM_UP_SECONDS, own.url(), own.headers());
    // the token of the warm-up may be at its end
    client.signIn("user", args[1]);
    targets.add(
        new Target(own.name(), own.url(), List.of("Authorization: Bearer " + client.token())));
    table(targets);
  }

  /// The table that the peers read.
  private static void prepare(Jdbi database, String order) {
    database.useHandle(handle -> {
      handle.execute("CREATE DATABASE IF NOT EXISTS test_bench");
      handle.execute(
          """
          CREATE TABLE IF NOT EXISTS test_bench.bench_order
            (id BIGINT PRIMARY KEY, buyer_ref VARCHAR(64), total_cents BIGINT)
          """);
      handle.execute("REPLACE INTO test_bench.bench_order VALUES (?, 'user', 2000)", order);
    });
  }

  private static void table(List<Target> targets) throws IOException, InterruptedException {
    System.out.println(
        "| GET /api/order, wrk -t1 -c1000 | requests/s | mean ms | p99 ms | errors |");
    System.out.println("| --- | --- | --- | --- | --- |");
    for (Target target : targets) {
      Wrk run = Wrk.run(CONNECTIONS, ROUND_SECONDS, target.url(), target.headers());
      System.out.printf(
          Locale.ROOT,
          "| %s | %,.0f | %.0f | %.0f | %d |%n",
          target.name(),
          run.requestsPerSecond(),
          run.meanMillis(),
          run.p99Millis(),
          run.errors());
    }
  }
}
