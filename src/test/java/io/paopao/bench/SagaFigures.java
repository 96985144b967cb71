package io.paopao.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;

/// Prints how fast orders in points go through the whole saga: placed, reserved, paid.
final class SagaFigures {

  private static final int BUYERS = 40;
  private static final int ORDERS_EACH = 50;
  private static final int WARM_UP_EACH = 25;
  private static final int PACED_EACH = 20;
  private static final int SECONDS = 60;

  private SagaFigures() {}

  private record Figures(long paid, double seconds, double p50, double p99) {

    double perSecond() {
      return paid / seconds;
    }
  }

  static void print(URI base, String password, Jdbi database)
      throws IOException, InterruptedException {
    ForumClient admin = new ForumClient(base);
    admin.signIn("admin", password);
    String sku = "bench-" + ThreadLocalRandom.current().nextInt(1_000_000_000);
    admin.post("items", item(sku));
    List<ForumClient> buyers = buyers(base, password);
    awaitOffer(buyers.getFirst(), sku);
    awaitPoints(database);
    place(buyers, sku, WARM_UP_EACH, 0);
    long before = settled(database, sku, 1 + (long) BUYERS * WARM_UP_EACH);
    place(buyers, sku, ORDERS_EACH, 0);
    long between = settled(database, sku, 1 + (long) BUYERS * (WARM_UP_EACH + ORDERS_EACH));
    Figures most = figures(database, sku, before);
    place(buyers, sku, PACED_EACH, most.perSecond() / 2);
    settled(database, sku, 1 + (long) BUYERS * (WARM_UP_EACH + ORDERS_EACH + PACED_EACH));
    System.out.println(
        "\n| placed to PAID through the saga, 40 buyers | paid | orders/s | p50 ms | p99 ms |");
    System.out.println("| --- | --- | --- | --- | --- |");
    row("as many as can be placed", most, ORDERS_EACH);
    row("half as many a second", figures(database, sku, between), PACED_EACH);
  }

  private static void row(String name, Figures figures, int each) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d of %d | %.0f | %.0f | %.0f |%n",
        name,
        figures.paid(),
        BUYERS * each,
        figures.perSecond(),
        figures.p50(),
        figures.p99());
  }

  private static JsonObject item(String sku) {
    return Json.createObjectBuilder()
        .add("sku", sku)
        .add("name", Json.createObjectBuilder().add("zh", sku).add("en", sku))
        .add("price", Json.createObjectBuilder().add("amount", 1).add("currency", "POINTS"))
        .add("stock", 1_000_000)
        .build();
  }

  private static List<ForumClient> buyers(URI base, String password)
      throws IOException, InterruptedException {
    List<ForumClient> buyers = new ArrayList<>();
    int first = ThreadLocalRandom.current().nextInt(1_000_000_000);
    for (int i = 0; i < BUYERS; i++) {
      String handle = "buyer" + (first + i);
      ForumClient buyer = new ForumClient(base);
      buyer.post(
          "users",
          Json.createObjectBuilder()
              .add("handle", handle)
              .add("email", handle + "@example.org")
              .add("password", password)
              .build());
      buyer.signIn(handle, password);
      buyers.add(buyer);
    }
    return buyers;
  }

  /// Places one order, as soon as orders have heard of the item.
  private static void awaitOffer(ForumClient buyer, String sku)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    while (true) {
      try {
        buyer.order(sku);
        return;
      } catch (IllegalStateException unknown) {
        if (System.nanoTime() > end) {
          throw unknown;
        }
        Thread.sleep(100);
      }
    }
  }

  private static void awaitPoints(Jdbi database) throws InterruptedException {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    while (System.nanoTime() < end) {
      long ready =
          database.withHandle(handle ->
              handle
                  .createQuery("SELECT COUNT(*) FROM points.account WHERE balance >= 99")
                  .mapTo(Long.class)
                  .one());
      if (ready >= BUYERS) {
        return;
      }
      Thread.sleep(100);
    }
  }

  /// @param perSecond of all buyers together; 0 for as many as they can
  private static void place(List<ForumClient> buyers, String sku, int each, double perSecond)
      throws InterruptedException {
    long pause = perSecond == 0 ? 0 : (long) (BUYERS * 1e9 / perSecond);
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
      for (ForumClient buyer : buyers) {
        all.add(
            side.submit(() -> {
              long begin = System.nanoTime() + ThreadLocalRandom.current().nextLong(1 + pause);
              for (int i = 0; i < each; i++) {
                LockSupport.parkNanos(begin + i * pause - System.nanoTime());
                buyer.order(sku);
              }
              return buyer;
            }));
      }
    }
    all.forEach(Future::resultNow);
  }

  /// Waits until so many orders of the item have ended, and returns the last one's id.
  private static long settled(Jdbi database, String sku, long count) throws InterruptedException {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    while (System.nanoTime() < end) {
      long ended =
          database.withHandle(handle ->
              handle
                  .createQuery(
                      """
                      SELECT COUNT(*) FROM orders.purchase p JOIN orders.purchase_line l
                        ON l.purchase = p.id
                      WHERE l.sku = :sku AND p.status NOT IN ('PLACED', 'RESERVED')
                      """)
                  .bind("sku", sku)
                  .mapTo(Long.class)
                  .one());
      if (ended >= count) {
        break;
      }
      Thread.sleep(200);
    }
    return database.withHandle(handle ->
        handle.createQuery("SELECT MAX(id) FROM orders.purchase").mapTo(Long.class).one());
  }

  /// An order's row says when it was placed and when it was paid.
  private static Figures figures(Jdbi database, String sku, long after) {
    return database.withHandle(handle -> {
      List<long[]> times =
          handle
              .createQuery(
                  """
                  SELECT TIMESTAMPDIFF(MICROSECOND, '2020-01-01', p.created_at) AS placed,
                    TIMESTAMPDIFF(MICROSECOND, '2020-01-01', p.updated_at) AS paid
                  FROM orders.purchase p JOIN orders.purchase_line l ON l.purchase = p.id
                  WHERE l.sku = :sku AND p.id > :after AND p.status = 'PAID'
                  """)
              .bind("sku", sku)
              .bind("after", after)
              .map((rs, ctx) -> new long[] {rs.getLong("placed"), rs.getLong("paid")})
              .list();
      long first = times.stream().mapToLong(each -> each[0]).min().orElse(0);
      long last = times.stream().mapToLong(each -> each[1]).max().orElse(0);
      double[] millis =
          times.stream().mapToDouble(each -> (each[1] - each[0]) / 1e3).sorted().toArray();
      return new Figures(
          millis.length, (last - first) / 1e6, quantile(millis, 0.5), quantile(millis, 0.99));
    });
  }

  private static double quantile(double[] sorted, double quantile) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) (quantile * (sorted.length - 1))];
  }
}
