package io.paopao.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.TestMetrics;
import io.paopao.platform.Trace;
import io.paopao.platform.tasks.TaskScope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RemoteClientTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final TestMetrics metrics = new TestMetrics();
  private final RemoteClients clients = new RemoteClients(metrics.registry());
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch open = new CountDownLatch(1);
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/quick", e -> answer(e, e.getRequestHeaders().getFirst("traceparent")));
    server.createContext("/slow", this::slow);
    server.createContext("/drip", this::drip);
    server.createContext("/large", e -> answer(e, "x".repeat(2 << 20)));
    server.createContext("/error", e -> e.sendResponseHeaders(500, -1));
    server.start();
  }

  @AfterEach
  void stop() {
    open.countDown();
    clients.close();
    server.stop(0);
    workers.shutdownNow();
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private void slow(HttpExchange exchange) throws IOException {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    awaitOpen();
    inside.decrementAndGet();
    answer(exchange, "at last");
  }

  /// Sends its headers at once and its body never.
  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 100);
    exchange.getResponseBody().write('x');
    exchange.getResponseBody().flush();
    awaitOpen();
  }

  private void awaitOpen() {
    try {
      open.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private RemoteSettings settings() {
    return RemoteSettings.of(base()).withTimeout(LONG);
  }

  @Test
  void connectionsAreUsedAgain() throws Exception {
    RemoteClient client = clients.client("quick", settings());
    for (int i = 0; i < 1_000; i++) {
      assertThat(client.get("quick").status()).isEqualTo(200);
    }

    assertThat(metrics.gauge("paopao_http_answers{remote=quick}")).isEqualTo(1_000);
    assertThat(metrics.gauge("paopao_http_reuse{remote=quick}")).isGreaterThanOrEqualTo(0.99);
    assertThat(metrics.gauge("paopao_http_in_flight{remote=quick}")).isZero();
    assertThat(clients.client("quick", settings())).isSameAs(client);
  }

  @Test
  void aCrowdThatIsNotAnsweredHearsThatItsTimeIsOver() throws Exception {
    RemoteClient client = clients.client("crowd", settings().withConcurrency(32));
    List<Future<RemoteAnswer>> calls = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      RequestContext request = new RequestContext(Trace.start(), Locale.ENGLISH);
      request.deadline(Deadline.after(Duration.ofMillis(200)));
      calls.add(workers.submit(() -> request.run(() -> client.get("slow"))));
    }

    for (Future<RemoteAnswer> call : calls) {
      assertThatThrownBy(call::get)
          .cause()
          .isInstanceOfSatisfying(
              Problem.class,
              problem ->
                  assertThat(problem.status())
                      .as(Arrays.toString(problem.getSuppressed()))
                      .isEqualTo(504));
    }
  }

  @Test
  void theTraceOfTheRequestGoesAlong() throws Exception {
    RequestContext request = new RequestContext(Trace.start(), Locale.ENGLISH);
    RemoteAnswer answer = request.run(() -> clients.client("quick", settings()).get("quick"));

    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(request.trace().traceparent());
  }

  @Test
  void noMoreCallsGoOnAtOnceThanAllowed() throws Exception {
    RemoteClient client = clients.client("slow", settings().withConcurrency(4));
    try (TaskScope scope = TaskScope.open("test", Deadline.after(LONG))) {
      for (int i = 0; i < 16; i++) {
        scope.fork("call", () -> client.get("slow").status());
      }
      while (inside.get() < 4) {
        Thread.onSpinWait();
      }
      open.countDown();
      scope.join();
    }
    assertThat(most.get()).isEqualTo(4);
    assertThat(client.statistics().answers()).isEqualTo(16);
  }

  @Test
  void whoFindsNoPlaceInTimeIsRefused() throws Exception {
    RemoteClient client = clients.client("slow", settings().withConcurrency(1));
    try (TaskScope scope = TaskScope.open("test", Deadline.after(LONG))) {
      scope.fork("first", () -> client.get("slow").status());
      while (inside.get() < 1) {
        Thread.onSpinWait();
      }
      RequestContext request = new RequestContext(Trace.start(), Locale.ENGLISH);
      request.deadline(Deadline.after(Duration.ofMillis(50)));
      assertProblem(() -> request.run(() -> client.get("slow")), 504);
      open.countDown();
      scope.join();
    }
    assertThat(metrics.count("paopao_http_failures{remote=slow,reason=refused}")).isEqualTo(1);
  }

  @Test
  void aRemoteThatIsTooSlowIsUnavailable() {
    RemoteSettings impatient = settings().withTimeout(Duration.ofMillis(100));

    assertProblem(() -> clients.client("slow", impatient).get("slow"), 503);
    assertProblem(() -> clients.client("drip", impatient).get("drip"), 503);
    assertThat(metrics.count("paopao_http_failures{remote=drip,reason=timeout}")).isEqualTo(1);
  }

  @Test
  void aRemoteThatDoesNotListenIsUnavailable() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    RemoteSettings nowhere = RemoteSettings.of(URI.create("http://127.0.0.1:" + free + "/"));

    assertProblem(() -> clients.client("nowhere", nowhere).get("x"), 503);
  }

  @Test
  void anAnswerThatIsTooLargeIsNotTaken() {
    assertProblem(() -> clients.client("large", settings()).get("large"), 503);
  }

  @Test
  void aBadStatusIsTheCallersToJudge() throws Exception {
    assertThat(clients.client("error", settings()).get("error").status()).isEqualTo(500);
  }

  private static void assertProblem(ThrowingCallable call, int status) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
  }
}
