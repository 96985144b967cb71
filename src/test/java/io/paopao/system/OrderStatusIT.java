package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Stack;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
}
