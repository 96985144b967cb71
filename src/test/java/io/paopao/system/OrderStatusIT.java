package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Stack;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OrderStatusIT {

  private final Api buyer = Api.member();

  @Test
  void anOrderComesWithWhatTheProviderSaysOfIt() {
    String sku = Mall.item(1_500, "CNY", 5, 0);
    String id = buyer.post("orders", Mall.wish(sku, 1)).expect(201).string("id");
    Mall.awaitStatus(buyer, id, "PAID");

    Answer read = buyer.get("/api/order?id=" + id).expect(200);
    JsonObject answer = read.json();

    assertThat(answer.getJsonObject("order").getString("id")).isEqualTo(id);
    assertThat(answer.getJsonObject("order").getString("status")).isEqualTo("PAID");
    assertThat(answer.getJsonObject("status").getString("status")).isEqualTo("CAPTURED");
    assertThat(read.header("RateLimit-Policy")).contains("\"read-session\"", "\"read-account\"");
  }

  @Test
  void nobodySeesTheOrderOfAnother() {
    String sku = Mall.item(1, "POINTS", 5, 0);
    Mall.awaitPoints(buyer, 100);
    String id = buyer.post("orders", Mall.wish(sku, 1)).expect(201).string("id");

    Api.member().get("/api/order?id=" + id).expectProblem(404, "notFound");
    Api.anonymous().get("/api/order?id=" + id).expectProblem(401, "unauthorized");
    buyer.withToken("x.y.z").get("/api/order?id=" + id).expectProblem(401, "token.invalid");
    buyer.get("/api/order").expectProblem(404, "notFound");
    buyer.get("/api/order?id=x").expectProblem(404, "notFound");
  }

  @Test
  void aQueryThatIsNoneIsRefused() {
    String request =
        "GET /api/order?id=%zz HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Connection: close\r\n"
            + "Authorization: Bearer "
            + buyer.token()
            + "\r\n\r\n";

    Replies replies = Wire.exchange(Plain.open("/"), request);

    assertThat(replies.statuses()).containsExactly(400);
    assertThat(replies.text()).contains("badRequest");
  }

  @Test
  void aSilentProviderEndsTheRequestAtItsDeadlineAndLeavesNothing() throws Exception {
    String sku = Mall.item(1, "POINTS", 5, 0);
    Mall.awaitPoints(buyer, 100);
    String id = buyer.post("orders", Mall.wish(sku, 1)).expect(201).string("id");
    Stack.running().payments().pause();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        answers.add(
            crowd.submit(() -> buyer.get("/api/order?id=" + id, "Paopao-Timeout-Ms", "300")));
      }
      for (Future<Answer> answer : answers) {
        answer.get(30, TimeUnit.SECONDS).expectProblem(504, "deadline.exceeded");
      }
    } finally {
      Stack.running().payments().resume();
    }

    Eventually.within(Mall.SOON, () -> buyer.get("/api/order?id=" + id).expect(200));
    Eventually.within(
        Mall.SOON,
        () ->
            assertThat(Api.admin().get("ops/tasks").expect(200).body())
                .doesNotContain("orders-status"));
  }

  /// Neither comes to an end, so whatever began after the other would never begin. Askers give up
  /// at their deadline and others follow, for as long as it takes to see both.
  @Test
  void theOrderIsReadAndTheProviderAskedSideBySide() throws Exception {
    String sku = Mall.item(1, "POINTS", 5, 0);
    Mall.awaitPoints(buyer, 100);
    String id = buyer.post("orders", Mall.wish(sku, 1)).expect(201).string("id");
    Mall.awaitStatus(buyer, id, "PAID");
    AtomicBoolean seen = new AtomicBoolean();
    try (Connection primary = Stack.running().primary().connectAsRoot();
        Connection replica = Stack.running().replica().connectAsRoot();
        ExecutorService asker = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        Mall.behave("latency=60000");
        lockOrders(primary);
        lockOrders(replica);
        asker.execute(() -> {
          while (!seen.get()) {
            buyer.get("/api/order?id=" + id);
          }
        });
        Eventually.within(
            Mall.SOON,
            () -> assertThat(readsWaiting(primary) + readsWaiting(replica)).isPositive());
        Eventually.within(Mall.SOON, () -> assertThat(Mall.askedFor(id)).isPositive());
      } finally {
        seen.set(true);
        Mall.behave("latency=5");
        unlock(primary);
        unlock(replica);
      }
    }
    Eventually.within(Mall.SOON, () -> buyer.get("/api/order?id=" + id).expect(200));
  }

  private static void lockOrders(Connection server) throws SQLException {
    try (Statement statement = server.createStatement()) {
      statement.execute("LOCK TABLES orders.purchase WRITE");
    }
  }

  private static void unlock(Connection server) throws SQLException {
    try (Statement statement = server.createStatement()) {
      statement.execute("UNLOCK TABLES");
    }
  }

  /// How many reads of orders for their status wait on the server; others ask in other words.
  private static int readsWaiting(Connection server) {
    try (Statement statement = server.createStatement();
        ResultSet found =
            statement.executeQuery(
                """
                SELECT COUNT(*) FROM information_schema.processlist
                WHERE state = 'Waiting for table metadata lock'
                  AND info LIKE '%orders.purchase%p.id IN (%'
                """)) {
      return found.next() ? found.getInt(1) : 0;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
