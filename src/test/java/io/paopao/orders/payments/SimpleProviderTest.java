package io.paopao.orders.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.paopao.platform.Problem;
import io.paopao.platform.http.TestRemotes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SimpleProviderTest {

  private final TestRemotes remotes = new TestRemotes();
  private HttpServer server;
  private volatile int status = 200;

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
  void theStatusIsWhatTheProviderSays() {
    assertThat(provider().status(7)).isEqualTo("{\"id\":\"7\",\"status\":\"CAPTURED\"}");
  }

  @Test
  void anOrderThatTheProviderDoesNotKnowHasNoStatus() {
    status = 404;

    assertThat(provider().status(7)).isEqualTo("{\"id\":\"7\",\"status\":\"NONE\"}");
  }

  @Test
  void withoutAProviderNoOrderHasAStatus() {
    SimpleProvider none =
        new SimpleProvider(Optional.of(" "), Duration.ofSeconds(2), 4, remotes.clients());

    assertThat(none.isConfigured()).isFalse();
    assertThat(none.status(7)).isEqualTo("{\"id\":\"7\",\"status\":\"NONE\"}");
  }

  @Test
  void aProviderThatFailsIsUnavailable() {
    status = 500;

    assertThatThrownBy(() -> provider().status(7))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(503));
  }

  private SimpleProvider provider() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return new SimpleProvider(Optional.of(url), Duration.ofSeconds(5), 4, remotes.clients());
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = "{\"id\":\"7\",\"status\":\"CAPTURED\"}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }
}
