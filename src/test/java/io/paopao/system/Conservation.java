package io.paopao.system;

import io.paopao.stack.Stack;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Whether nothing was lost and nothing made: points, money and pieces, as the ledger, the orders,
/// the inventory and the payment provider know them. It reads the tables themselves.
final class Conservation {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// Each counts what must not be.
  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "orders without an end",
              "SELECT COUNT(*) FROM orders.purchase WHERE status IN ('PLACED', 'RESERVED')"),
          new Rule(
              "payments without an end",
              "SELECT COUNT(*) FROM orders.payment WHERE state IN ('due', 'asked', 'refund_due')"),
          new Rule("events that wait", "SELECT COUNT(*) FROM platform.outbox"),
          new Rule("points from nowhere", "SELECT COALESCE(SUM(amount), 0) FROM points.entry"),
          new Rule(
              "balances that are not their entries",
              """
              SELECT COUNT(*) FROM points.account a WHERE a.balance <>
                (SELECT COALESCE(SUM(e.amount), 0) FROM points.entry e WHERE e.account = a.owner)
              """),
          new Rule(
              "points of the mall that no order has brought",
              """
              SELECT (SELECT COALESCE(SUM(amount), 0) FROM points.entry WHERE account = -2)
                - (SELECT COALESCE(SUM(total_amount), 0) FROM orders.purchase
                   WHERE status = 'PAID' AND total_currency = 'POINTS')
              """),
          new Rule(
              "orders in points that their buyers paid otherwise than their total",
              """
              SELECT COUNT(*) FROM orders.purchase p WHERE p.total_currency = 'POINTS'
                AND IF(p.status = 'PAID', -p.total_amount, 0) <>
                  (SELECT COALESCE(SUM(e.amount), 0)
                   FROM points.movement m JOIN points.entry e ON e.movement = m.id
                   WHERE m.kind IN ('spent', 'refunded') AND m.reference = CAST(p.id AS CHAR)
                     AND e.account = p.buyer)
              """),
          new Rule(
              "orders paid in points without just one payment",
              """
              SELECT COUNT(*) FROM orders.purchase p
              WHERE p.total_currency = 'POINTS' AND p.status = 'PAID' AND 1 <>
                (SELECT COUNT(*) FROM points.movement m JOIN points.entry e ON e.movement = m.id
                 WHERE m.kind IN ('spent', 'refunded') AND m.reference = CAST(p.id AS CHAR)
                   AND e.account = p.buyer)
              """),
          new Rule(
              "points of orders in money that came to nothing and were neither taken back nor owed",
              """
              SELECT COUNT(*) FROM orders.purchase p
              WHERE p.total_currency <> 'POINTS' AND p.status <> 'PAID' AND
                (SELECT COALESCE(SUM(e.amount), 0)
                 FROM points.movement m JOIN points.entry e ON e.movement = m.id
                 WHERE m.kind = 'purchase' AND m.reference = CAST(p.id AS CHAR)
                   AND e.account = p.buyer)
                + (SELECT COALESCE(SUM(e.amount), 0)
                   FROM points.movement m JOIN points.entry e ON e.movement = m.id
                   WHERE m.kind = 'purchase_undone'
                     AND SUBSTRING_INDEX(m.reference, ':', 1) = CAST(p.id AS CHAR)
                     AND e.account = p.buyer)
                <> (SELECT COALESCE(SUM(d.amount), 0) FROM points.debt d
                    WHERE d.reference = CAST(p.id AS CHAR) AND d.owner = p.buyer)
              """),
          new Rule(
              "orders paid in money whose points were taken back",
              """
              SELECT COUNT(*) FROM orders.purchase p
              WHERE p.total_currency <> 'POINTS' AND p.status = 'PAID' AND
                (EXISTS (SELECT 1 FROM points.debt d WHERE d.reference = CAST(p.id AS CHAR))
                 OR EXISTS (SELECT 1 FROM points.movement m WHERE m.kind = 'purchase_undone'
                   AND SUBSTRING_INDEX(m.reference, ':', 1) = CAST(p.id AS CHAR)))
              """),
          new Rule(
              "buyers whose count of an item is not what they hold and have",
              """
              SELECT COUNT(*) FROM
                (SELECT sku, buyer, SUM(quantity) AS quantity FROM
                   (SELECT sku, buyer, quantity FROM inventory.allotment
                    UNION ALL SELECT sku, buyer, -quantity FROM inventory.reservation
                    WHERE state IN ('held', 'confirmed')) counted
                 GROUP BY sku, buyer HAVING SUM(quantity) <> 0) different
              """),
          new Rule(
              "items with pieces lost or made",
              """
              SELECT COUNT(*) FROM inventory.item i
              WHERE i.available + i.reserved + i.sold <> i.received
                OR i.reserved <> (SELECT COALESCE(SUM(r.quantity), 0) FROM inventory.reservation r
                  WHERE r.sku = i.sku AND r.state = 'held')
                OR i.sold <> (SELECT COALESCE(SUM(r.quantity), 0) FROM inventory.reservation r
                  WHERE r.sku = i.sku AND r.state = 'confirmed')
              """),
          new Rule(
              "items sold otherwise than paid",
              """
              SELECT COUNT(*) FROM inventory.item i WHERE i.reserved <> 0 OR i.sold <>
                (SELECT COALESCE(SUM(l.quantity), 0) FROM orders.purchase_line l
                 JOIN orders.purchase p ON p.id = l.purchase
                 WHERE p.status = 'PAID' AND l.sku = i.sku)
              """));

  private Conservation() {}

  private record Rule(String name, String sql) {}

  /// What does not add up now; while orders are on their way, something never does.
  static List<String> differences() {
    List<String> differences = new ArrayList<>();
    try (Handle handle = Tables.open()) {
      for (Rule rule : RULES) {
        long found = number(handle, rule.sql());
        if (found != 0) {
          differences.add(rule.name() + ": " + found);
        }
      }
      long paid =
          number(
              handle,
              """
              SELECT COALESCE(SUM(total_amount), 0) FROM orders.purchase
              WHERE status = 'PAID' AND total_currency = 'CNY'
              """);
      if (paid != captured()) {
        differences.add("paid " + paid + ", but the provider has captured " + captured());
      }
    }
    return differences;
  }

  /// How many orders of the item are paid.
  static long paid(String sku) {
    try (Handle handle = Tables.open()) {
      return handle
          .createQuery(
              """
              SELECT COUNT(*) FROM orders.purchase p JOIN orders.purchase_line l ON l.purchase = p.id
              WHERE p.status = 'PAID' AND l.sku = :sku
              """)
          .bind("sku", sku)
          .mapTo(Long.class)
          .one();
    }
  }

  private static long number(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }

  private static long captured() {
    HttpRequest request =
        HttpRequest.newBuilder(Stack.running().payments().baseUri().resolve("totals"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try (JsonReader reader =
        Json.createReader(new StringReader(HTTP.send(request, BodyHandlers.ofString()).body()))) {
      return reader.readObject().getJsonNumber("captured").longValueExact();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
