package io.paopao.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The provider's server.
///
/// ```
/// POST /payments                     {reference, amount, currency}; the same reference pays once
/// GET  /payments/{reference}         404 for one that was never heard of
/// POST /payments/{reference}/cancel  while it is pending
/// POST /payments/{reference}/refund  when it was captured
/// GET  /status?id=                   {id, status}
/// GET  /asked?id=                    {times} its status was asked for, answered or not
/// GET  /totals                       {captured}: what buyers have paid and not got back
/// POST /behaviour?latency=&errors=&lost=&notices=&settling=
/// ```
public final class PaymentProvider {

  private final Book book;
  private final Notifier notifier;
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private volatile Behaviour behaviour = Behaviour.GOOD;

  private PaymentProvider(Book book, Notifier notifier) {
    this.book = book;
    this.notifier = notifier;
  }

  /// Arguments: port, file of the book, where the merchant hears notices; the secret comes in the
  /// environment as `PAOPAO_PAYMENTS_SECRET`.
  static void main(String[] args) throws IOException {
    Book book = new Book(Path.of(args[1]));
    Notifier notifier = new Notifier(URI.create(args[2]), System.getenv("PAOPAO_PAYMENTS_SECRET"));
    PaymentProvider provider = new PaymentProvider(book, notifier);
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])),
            1_024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", provider::handle);
    server.start();
    book.pending().forEach(payment -> provider.settleLater(payment.reference()));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/behaviour")) {
        behaviour = behaviour.with(query(exchange));
        answer(exchange, 200, "{}");
        return;
      }
      if (path.equals("/asked")) {
        int times = asked.getOrDefault(query(exchange).getOrDefault("id", ""), 0);
        answer(exchange, 200, Json.createObjectBuilder().add("times", times).build().toString());
        return;
      }
      if (path.equals("/status")) {
        asked.merge(query(exchange).getOrDefault("id", ""), 1, Integer::sum);
      }
      Behaviour now = behaviour;
      Thread.sleep(now.latency());
      if (now.fails()) {
        answer(exchange, 500, "{}");
        return;
      }
      JsonObject done = serve(exchange, path);
      boolean lost =
          done != null && exchange.getRequestMethod().equals("POST") && now.losesAnswer();
      answer(
          exchange, done == null ? 404 : lost ? 500 : 200, done == null ? "{}" : done.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      answer(exchange, 400, "{}");
    }
  }

  private @Nullable JsonObject serve(HttpExchange exchange, String path) {
    String[] parts = path.substring(1).split("/", -1);
    return switch (exchange.getRequestMethod() + " " + parts[0] + " " + parts.length) {
      case "POST payments 1" -> begin(exchange);
      case "GET payments 2" -> json(book.find(parts[1]));
      case "POST payments 3" ->
          json(
              book.change(
                  parts[1], parts[2].equals("refund") ? Payment::refunded : Payment::cancelled));
      case "GET status 1" -> status(query(exchange).getOrDefault("id", ""));
      case "GET totals 1" -> Json.createObjectBuilder().add("captured", book.captured()).build();
      default -> null;
    };
  }

  private JsonObject begin(HttpExchange exchange) {
    try (JsonReader reader = Json.createReader(exchange.getRequestBody())) {
      JsonObject wish = reader.readObject();
      String reference = wish.getString("reference");
      boolean known = book.find(reference) != null;
      Payment payment =
          book.addIfMissing(
              new Payment(
                  reference,
                  wish.getJsonNumber("amount").longValueExact(),
                  wish.getString("currency"),
                  "pending"));
      if (!known) {
        settleLater(reference);
      }
      return payment.json();
    }
  }

  private void settleLater(String reference) {
    Duration settling = behaviour.settling();
    Thread.ofVirtual()
        .start(() -> {
          try {
            Thread.sleep(settling);
            Payment settled = book.change(reference, Payment::settled);
            if (settled != null) {
              notifier.tell(settled, behaviour.notices());
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private JsonObject status(String id) {
    Payment payment = book.find(id);
    return Json.createObjectBuilder()
        .add("id", id)
        .add("status", payment == null ? "NONE" : payment.status().toUpperCase(Locale.ROOT))
        .build();
  }

  private static @Nullable JsonObject json(@Nullable Payment payment) {
    return payment == null ? null : payment.json();
  }

  private static Map<String, String> query(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return Arrays.stream((query == null ? "" : query).split("&", -1))
        .filter(pair -> pair.contains("="))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
