package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Stack;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Orders while the customer graph does not answer, because nobody can read balances on the
/// replica.
class CustomerFaultsIT {

  static final String FIND = "method=\"io.paopao.orders.customers.Customers.find\"";
  private static final String CALLS = "ft_circuitbreaker_calls_total";
  private static final int CROWD = 24;

  private final Api buyer = Api.member();

  @Test
  void orderingGoesOnWithoutTheCustomerGraphAndAsksItAgainLater() throws Exception {
    String sku = Mall.item(10, "POINTS", 5, 0);
    Mall.awaitPoints(buyer, 100);
    Mall.askForCustomer(buyer, CROWD); // what is asked first is compiled first
    PageSession page = PageSession.of(buyer);
    Metrics before = Metrics.now();
    String id;
    try (Connection replica = Stack.running().replica().connectAsRoot()) {
      run(replica, "LOCK TABLES points.account WRITE");
      Eventually.within(
          Mall.SOON,
          () -> {
            Mall.askForCustomer(buyer, CROWD);
            assertThat(grown(before, "ft_circuitbreaker_opened_total")).isPositive();
          });
      id = buyer.post("orders", Mall.wish(sku, 1)).expect(201).string("id");
      assertThat(page.order(sku, 1)).startsWith("/orders/");
      run(replica, "UNLOCK TABLES");
    }

    // the time of the call and that of the client are the same: either may be over first
    assertThat(
            grown(before, "ft_timeout_calls_total", "timedOut=\"true\"") + timeoutsOfClient(before))
        .isPositive();
    assertThat(grown(before, "ft_retry_retries_total")).isPositive();
    assertThat(grown(before, CALLS, "circuitBreakerResult=\"circuitBreakerOpen\"")).isPositive();
    assertThat(grown(before, "ft_invocations_total", "fallback=\"applied\"")).isPositive();
    Mall.awaitStatus(buyer, id, "PAID");
    Metrics open = Metrics.now();
    Eventually.within(
        Mall.SOON,
        () -> {
          Mall.askForCustomer(buyer, 1);
          assertThat(grown(open, CALLS, "circuitBreakerResult=\"success\"")).isPositive();
        });
  }

  @Test
  void whoHasEnoughByNowMayOrderThoughNoReplicaKnows() throws Exception {
    String sku = Mall.item(105, "POINTS", 5, 0);
    Mall.awaitPoints(buyer, 100);
    Replication.awaitReplica();
    String id;
    try (Connection replica = Stack.running().replica().connectAsRoot()) {
      run(replica, "STOP REPLICA SQL_THREAD");
      try {
        buyer.post("me/points/check-in", Api.json()).expect(200);
        id = buyer.forgetful().post("orders", Mall.wish(sku, 1)).expect(201).string("id");
      } finally {
        run(replica, "START REPLICA SQL_THREAD");
      }
    }
    Mall.awaitStatus(buyer, id, "PAID");
  }

  private static double grown(Metrics before, String name, String... labels) {
    String[] all = new String[labels.length + 1];
    all[0] = FIND;
    System.arraycopy(labels, 0, all, 1, labels.length);
    return Metrics.now().sum(name, all) - before.sum(name, all);
  }

  private static double timeoutsOfClient(Metrics before) {
    String[] labels = {"remote=\"customers\"", "reason=\"timeout\""};
    String name = "paopao_http_failures_total";
    return Metrics.now().sum(name, labels) - before.sum(name, labels);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// A buyer in a browser without scripts.
  private record PageSession(String cookie, String csrf) {

    static PageSession of(Api buyer) {
      String password = Api.PASSWORD.replace(' ', '+');
      String login = "csrf=guest&login=" + buyer.handle() + "&password=" + password;
      String set = form("/login", login).headers().firstValue("Set-Cookie").orElseThrow();
      String cookie = set.substring(0, set.indexOf(';'));
      String page = Plain.get(Plain.open("/settings"), "Cookie", cookie).body();
      return new PageSession(
          cookie, page.replaceAll("(?s).*?name=\"csrf\" value=\"([^\"]+)\".*", "$1"));
    }

    /// Where the page goes then; "" when the order is refused.
    String order(String sku, int quantity) {
      String body = "csrf=" + csrf + "&quantity=" + quantity;
      return form("/mall/" + sku + "/order", body, "Cookie", cookie)
          .headers()
          .firstValue("Location")
          .orElse("");
    }

    private static HttpResponse<String> form(String path, String body, String... more) {
      List<String> headers = new ArrayList<>(List.of(more));
      headers.addAll(
          List.of(
              "Content-Type",
              "application/x-www-form-urlencoded",
              "Sec-Fetch-Site",
              "same-origin"));
      return Plain.send(
          "POST", Plain.open(path), BodyPublishers.ofString(body), headers.toArray(String[]::new));
    }
  }
}
