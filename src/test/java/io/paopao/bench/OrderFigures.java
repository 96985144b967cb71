package io.paopao.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Prints what `GET /api/order` does under 1,000 users who ask for 1,000 orders, beside its peers
/// on the same database and the same slow provider. Arguments: base address, password of the
/// account `user`, JDBC address, database password, address of the provider, then
/// `name=address=processes` for each server; the forum's own name is `paopao`.
final class OrderFigures {

  private static final int CONNECTIONS = 1_000;
  private static final int TWICE = 2 * CONNECTIONS;
  private static final int FEW = 16;
  private static final int WARM_UP_SECONDS = 15;
  private static final int PAUSE_SECONDS = 5;
  private static final int ROUND_SECONDS = 12;
  private static final int ROUNDS = 3;
  private static final int SETTLING_SECONDS = 3;
  private static final String OWN = "paopao";
  private static final int ORDERS = 1_000;
  private static final String ITEM = "sticker-pack";

  private final URI base;
  private final ForumClient client;
  private final String password;
  private final URI provider;
  private final Path script;

  private OrderFigures(String[] args) throws IOException {
    this.base = URI.create(args[0]);
    this.client = new ForumClient(base);
    this.password = args[1];
    this.provider = URI.create(args[4]);
    this.script = Files.createTempFile("orders", ".lua");
    script.toFile().deleteOnExit();
  }

  /// A server that answers the same question.
  ///
  /// @param fresh megabytes before anybody came
  /// @param idle megabytes when it has become fast and everybody has left
  private record Target(
      String name, String url, Memory memory, long fresh, long idle, List<Round> rounds) {

    boolean isOwn() {
      return name.equals(OWN);
    }

    Round median() {
      return rounds.stream()
          .sorted(Comparator.comparingDouble(round -> round.load().requestsPerSecond()))
          .toList()
          .get(rounds.size() / 2);
    }

    long megabytes() {
      return rounds.stream().mapToLong(Round::megabytes).max().orElse(0);
    }
  }

  /// @param reuse the share of calls of the provider that needed no new connection
  private record Round(Wrk load, long megabytes, double reuse) {}

  static void main(String[] args) throws IOException, InterruptedException {
    OrderFigures figures = new OrderFigures(args);
    figures.client.signIn("user", args[1]);
    long order = Long.parseLong(figures.client.order(ITEM).getString("id"));
    prepare(Jdbi.create(args[2], "paopao", args[3]), order);
    String ids =
        LongStream.range(order, order + ORDERS)
            .mapToObj(id -> "'" + id + "'")
            .collect(Collectors.joining(","));
    Files.writeString(figures.script, asking(ids));
    List<Target> targets = new ArrayList<>();
    for (String server : Arrays.asList(args).subList(5, args.length)) {
      String[] parts = server.split("=", 3);
      targets.add(figures.tried(parts[0], parts[1], Memory.of(parts[2])));
    }
    Metrics before = Metrics.of(figures.base, figures.client);
    for (int i = 0; i < targets.size(); i++) {
      targets.set(i, figures.warmedUp(targets.get(i)));
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Target target : targets) {
        target.rounds().add(figures.round(target));
      }
    }
    table(targets);
    figures.memoryTable(targets);
    figures.leftOver(before);
    SagaFigures.print(figures.base, args[1], Jdbi.create(args[2], "paopao", args[3]));
  }

  /// The table that the peers read, and copies of the order under the ids that follow its own.
  private static void prepare(Jdbi database, long order) {
    database.useHandle(handle -> {
      handle.execute("CREATE DATABASE IF NOT EXISTS test_bench");
      handle.execute(
          """
          CREATE TABLE IF NOT EXISTS test_bench.bench_order
            (id BIGINT PRIMARY KEY, buyer_ref VARCHAR(64), total_cents BIGINT)
          """);
      for (long id = order; id < order + ORDERS; id++) {
        handle.execute("REPLACE INTO test_bench.bench_order VALUES (?, 'user', 2000)", id);
        if (id > order) {
          copy(handle, order, id);
        }
      }
    });
  }

  /// For each request, one of the orders by chance.
  private static String asking(String ids) {
    return """
    local ids, asks = {%s}, {}
    function init(args)
      for i, id in ipairs(ids) do
        asks[i] = wrk.format("GET", wrk.path .. "?id=" .. id)
      end
    end
    function request()
      return asks[math.random(#asks)]
    end
    """
        .formatted(ids);
  }

  private static void copy(Handle handle, long order, long id) {
    handle.execute(
        """
        INSERT INTO orders.purchase SELECT ?, buyer, 'CANCELLED', 'BUYER', total_amount,
          total_currency, created_at, expires_at, updated_at
        FROM orders.purchase WHERE id = ?
        """,
        id,
        order);
    handle.execute(
        """
        INSERT INTO orders.purchase_line SELECT ?, number, sku, quantity, unit_amount
        FROM orders.purchase_line WHERE purchase = ?
        """,
        id,
        order);
  }

  /// A few users make the server load its code; what it takes when they have left is what it takes
  /// fresh.
  private Target tried(String name, String url, Memory memory)
      throws IOException, InterruptedException {
    Wrk.run(script, FEW, PAUSE_SECONDS, url, headers(name.equals(OWN)));
    long fresh = atRest(memory);
    return new Target(name, url, memory, fresh, fresh, new ArrayList<>());
  }

  /// What makes a server fast is the load before the first round.
  private Target warmedUp(Target target) throws IOException, InterruptedException {
    WarmUp.run(() -> load(target, WARM_UP_SECONDS).requestsPerSecond());
    return new Target(
        target.name(),
        target.url(),
        target.memory(),
        target.fresh(),
        atRest(target.memory()),
        target.rounds());
  }

  private static long atRest(Memory memory) throws InterruptedException {
    Thread.sleep(PAUSE_SECONDS * 1_000L);
    return memory.megabytes();
  }

  private Round round(Target target) throws IOException, InterruptedException {
    load(target, PAUSE_SECONDS);
    List<String> headers = headers(target.isOwn());
    CompletableFuture<long[]> settled = countsOnceSettled();
    Memory.Measured<Wrk> measured =
        target
            .memory()
            .during(() -> Wrk.run(script, CONNECTIONS, ROUND_SECONDS, target.url(), headers));
    long[] before = settled.join();
    long[] after = counts();
    double opened = (double) (after[1] - before[1]) / Math.max(1, after[0] - before[0]);
    return new Round(measured.result(), measured.megabytes(), Math.max(0, 1 - opened));
  }

  private Wrk load(Target target, int seconds) throws IOException, InterruptedException {
    return Wrk.run(script, CONNECTIONS, seconds, target.url(), headers(target.isOwn()));
  }

  /// A token of its own for each round: the last one may be at its end.
  private List<String> headers(boolean own) throws IOException, InterruptedException {
    if (!own) {
      return List.of();
    }
    client.signIn("user", password);
    return List.of("Authorization: Bearer " + client.token());
  }

  /// When all users are there: those of before have left amid their calls, which closes connections
  /// that are opened again for these.
  private CompletableFuture<long[]> countsOnceSettled() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return counts();
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        CompletableFuture.delayedExecutor(SETTLING_SECONDS, TimeUnit.SECONDS));
  }

  /// How many calls the provider has answered, and over how many connections.
  private long[] counts() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(provider.resolve("/counts")).build();
    String[] counts =
        client.http().send(request, HttpResponse.BodyHandlers.ofString()).body().split(" ", -1);
    return new long[] {Long.parseLong(counts[0]), Long.parseLong(counts[1])};
  }

  private static void table(List<Target> targets) {
    System.out.println(
        "| GET /api/order of 1,000 orders, wrk -t1 -c1000 | requests/s | mean ms | p99 ms | errors"
            + " | connections reused |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    for (Target target : targets) {
      Round round = target.median();
      System.out.printf(
          Locale.ROOT,
          "| %s | %,.0f | %.0f | %.0f | %d | %.2f %% |%n",
          target.name(),
          round.load().requestsPerSecond(),
          round.load().meanMillis(),
          round.load().p99Millis(),
          target.rounds().stream().mapToLong(each -> each.load().errors()).sum(),
          100 * round.reuse());
    }
  }

  /// What users cost is told from a server that has its code compiled and nobody there; that each
  /// further thousand costs no more is seen with twice as many.
  private void memoryTable(List<Target> targets) throws IOException, InterruptedException {
    System.out.println(
        "\n| memory of the server, MB | fresh | idle after the warm-up | at most with 1,000 users"
            + " | for them | for 1,000 more | 1,000 users above fresh |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    for (Target target : targets) {
      long one = target.megabytes();
      List<String> headers = headers(target.isOwn());
      long two =
          target
              .memory()
              .during(() -> Wrk.run(script, TWICE, ROUND_SECONDS, target.url(), headers))
              .megabytes();
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %d | %d | %d | %d | %d |%n",
          target.name(),
          target.fresh(),
          target.idle(),
          one,
          one - target.idle(),
          two - one,
          one - target.fresh());
    }
  }

  /// What the runs have left behind in the forum.
  private void leftOver(Metrics before) throws IOException, InterruptedException {
    Thread.sleep(PAUSE_SECONDS * 1_000L);
    Metrics after = Metrics.of(base, client);
    System.out.println("\n| left after the runs | |");
    System.out.println("| --- | --- |");
    row("tasks of orders", after.sum("paopao_tasks_alive", "orders-status"));
    row("calls to the provider", after.sum("paopao_http_in_flight", "payments"));
    row(
        "database connections in use, more than before",
        after.since(before, "connectionpool_connectionHandles"));
    row("threads, more than before", after.since(before, "thread_count"));
  }

  private static void row(String name, double value) {
    System.out.printf(Locale.ROOT, "| %s | %.0f |%n", name, value);
  }
}
