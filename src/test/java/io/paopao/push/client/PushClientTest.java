package io.paopao.push.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PushClientTest {

  private static final Backoff QUICK = new Backoff(Duration.ofMillis(1), Duration.ofMillis(5));

  @Test
  void hasItsTokenBeforeTheServerWaitsForIt() throws Exception {
    CountDownLatch asked = new CountDownLatch(3);
    TokenSource away =
        _ -> {
          asked.countDown();
          throw new IllegalStateException("nobody gives tokens now");
        };
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/ws/v1");
      PushClient client = PushClient.open(new PushClient.Options(uri, away, QUICK));
      assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
      client.close();
      server.setSoTimeout(1);
      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }
}
