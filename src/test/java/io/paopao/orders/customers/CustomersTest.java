package io.paopao.orders.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.paopao.orders.customers.Customers.Standing;
import io.paopao.platform.Problem;
import io.paopao.platform.http.TestRemotes;
import io.paopao.platform.security.ServiceKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CustomersTest {

  private final TestRemotes remotes = new TestRemotes();
  private HttpServer server;
  private volatile String said = "";
  private volatile String heard = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    remotes.close();
    server.stop(0);
  }

  @Test
  void aCustomerHasPoints() {
    said = "{\"data\":{\"customer\":{\"points\":7,\"tier\":\"GOLD\"}}}";

    assertThat(customers().find(5, true)).contains(new Standing(7, "GOLD"));
    assertThat(heard).contains("\"ref\":\"5\"", "\"current\":true");
  }

  @Test
  void whoIsNoCustomerIsNone() {
    said = "{\"data\":{\"customer\":null}}";

    assertThat(customers().find(5, false)).isEmpty();
  }

  /// With the status 200, as all answers of a graph.
  @Test
  void aGraphThatTellsOfErrorsHasFailed() {
    said = "{\"errors\":[{\"message\":\"unavailable\"}],\"data\":{\"customer\":null}}";

    assertThatThrownBy(() -> customers().find(5, false))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(503));
  }

  private Customers customers() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return new Customers(url, new ServiceKey() {}, remotes.clients());
  }

  private void answer(HttpExchange exchange) throws IOException {
    heard = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    byte[] body = said.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }
}
