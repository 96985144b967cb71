package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.paopao.stack.Liberty;
import io.paopao.stack.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Orders on a server of their own, whose customer graph is elsewhere, and slow.
class CustomerBulkheadIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int AT_ONCE = 2;
  private static final int CROWD = 16;
  private static final String SETTING = "IO_PAOPAO_ORDERS_CUSTOMERS_CUSTOMERS_FIND_";

  private final SlowGraph graph = new SlowGraph();
  private final Liberty node =
      Stack.running()
          .beside(
              "orders",
              Map.of(
                  "PAOPAO_CONTEXTS",
                  "users, orders",
                  "PAOPAO_ORDERS_CUSTOMERS_URL",
                  graph.address(),
                  SETTING + "BULKHEAD_VALUE",
                  String.valueOf(AT_ONCE)));

  @BeforeEach
  void start() {
    node.start();
  }

  @AfterEach
  void stop() {
    node.stop();
    graph.close();
  }

  @Test
  void aSlowCustomerGraphHoldsAFewOrdersOnlyAndIsAskedOn() {
    Api buyer = Api.member().at(node.baseUri());

    Eventually.within(
        SOON,
        () -> {
          Mall.askForCustomer(buyer, CROWD);
          assertThat(calls("bulkheadResult=\"rejected\"")).isGreaterThan(3 * CROWD);
        });

    assertThat(calls("bulkheadResult=\"accepted\"")).isPositive();
    assertThat(graph.mostAtOnce()).isPositive().isLessThanOrEqualTo(AT_ONCE);
    // the forum's own haste says nothing about the graph, which answers
    assertThat(sum("ft_circuitbreaker_opened_total")).isZero();
  }

  private double calls(String result) {
    return sum("ft_bulkhead_calls_total", CustomerFaultsIT.FIND, result);
  }

  private double sum(String name, String... labels) {
    String text = Api.anonymous().at(node.adminUri()).get("/metrics").expect(200).body();
    return new Metrics(text).sum(name, labels);
  }

  /// Counts who waits for it.
  private static final class SlowGraph implements AutoCloseable {

    /// Shorter than the caller's patience, so that nobody is counted who has left.
    private static final int HELD_MILLIS = 60;

    private static final byte[] ANSWER =
        "{\"data\":{\"customer\":{\"points\":1,\"tier\":\"BRONZE\"}}}"
            .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    SlowGraph() {
      try {
        server =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CROWD);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      server.setExecutor(threads);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              exchange.getRequestBody().readAllBytes();
              end.await(HELD_MILLIS, TimeUnit.MILLISECONDS);
              exchange.sendResponseHeaders(200, ANSWER.length);
              exchange.getResponseBody().write(ANSWER);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            } finally {
              now.decrementAndGet();
            }
          });
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    int mostAtOnce() {
      return most.get();
    }

    @Override
    public void close() {
      end.countDown();
      server.stop(0);
      threads.close();
    }
  }
}
