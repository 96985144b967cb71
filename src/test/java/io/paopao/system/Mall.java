package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Stack;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// The mall of the running forum, for its tests.
final class Mall {

  static final Duration SOON = Duration.ofSeconds(30);

  private static final AtomicInteger COUNTER =
      new AtomicInteger((int) (System.nanoTime() % 90_000_000));

  private Mall() {}

  /// Offers an item and returns its SKU when it can be ordered, and everybody sees it.
  static String item(long price, String currency, int stock, int perBuyer) {
    Api admin = Api.admin();
    String sku = "it-" + COUNTER.incrementAndGet();
    admin.post("items", offer(sku, price, currency, stock, perBuyer)).expect(201);
    Eventually.within(
        SOON,
        () -> {
          // an order of more than there is comes to nothing, but it is one
          Answer probe = admin.post("orders", wish(sku, 1_000));
          assertThat(probe.body()).doesNotContain("item.unknown");
        });
    Replication.awaitReplica();
    return sku;
  }

  static JsonObject offer(String sku, long price, String currency, int stock, int perBuyer) {
    return Json.createObjectBuilder()
        .add("sku", sku)
        .add("name", Json.createObjectBuilder().add("zh", "商品").add("en", "Thing"))
        .add("price", Json.createObjectBuilder().add("amount", price).add("currency", currency))
        .add("stock", stock)
        .add("perBuyer", perBuyer)
        .build();
  }

  static JsonObject wish(String sku, int quantity) {
    JsonArrayBuilder lines =
        Json.createArrayBuilder()
            .add(Json.createObjectBuilder().add("sku", sku).add("quantity", quantity));
    return Json.createObjectBuilder().add("lines", lines).build();
  }

  /// Has the customer graph asked for so many times at once, and orders nothing.
  static void askForCustomer(Api buyer, int times) {
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < times; i++) {
        all.add(
            crowd.submit(
                () -> buyer.post("orders", wish("no-such-item", 1)).expectProblem(422, "invalid")));
      }
    }
    all.forEach(each -> assertThat(each).succeedsWithin(SOON));
  }

  static void awaitPoints(Api member, int points) {
    Eventually.within(
        SOON,
        () ->
            assertThat(member.get("me/points").expect(200).json().getInt("points"))
                .isEqualTo(points));
  }

  static JsonObject awaitStatus(Api member, String order, String status) {
    return Eventually.value(
        SOON,
        () -> {
          JsonObject found = member.get("orders/" + order).expect(200).json();
          assertThat(found.getString("status")).isEqualTo(status);
          return found;
        });
  }

  static void awaitAvailable(String sku, int pieces) {
    Eventually.within(
        SOON,
        () ->
            assertThat(Api.anonymous().get("items/" + sku).json().getInt("available"))
                .isEqualTo(pieces));
  }

  /// Tells the payment provider how to behave.
  static void behave(String query) {
    send("behaviour?" + query, "POST");
  }

  /// How often the payment provider was asked for the status of an order, answered or not.
  static int askedFor(String order) {
    try (JsonReader reader =
        Json.createReader(new StringReader(send("asked?id=" + order, "GET")))) {
      return reader.readObject().getInt("times");
    }
  }

  private static String send(String path, String method) {
    HttpRequest request =
        HttpRequest.newBuilder(Stack.running().payments().baseUri().resolve(path))
            .method(method, BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
