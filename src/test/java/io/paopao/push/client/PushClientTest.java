package io.paopao.push.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.push.domain.Disconnect;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PushClientTest {

  private static final byte TEXT = (byte) 0x81;
  private static final byte CLOSE = (byte) 0x88;
  private static final int SHUTDOWN = 3000;
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

  @Test
  void comesBackWhenItIsNotAnswered() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(10_000);
      URI uri = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/ws/v1");
      PushClient client =
          PushClient.open(new PushClient.Options(uri, _ -> null, QUICK, Duration.ofMillis(100)));
      try (Socket first = server.accept()) {
        upgrade(first);
        try (Socket second = server.accept()) {
          assertThat(second.isConnected()).isTrue();
        }
      } finally {
        client.close();
      }
    }
  }

  @Test
  void comesBackWithinTheTimeThatItIsGiven() throws Exception {
    Backoff longest = new Backoff(Duration.ofHours(1), Duration.ofHours(1));
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(10_000);
      URI uri = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/ws/v1");
      PushClient client = PushClient.open(new PushClient.Options(uri, _ -> null, longest));
      try (Socket first = server.accept()) {
        upgrade(first);
        byte[] push = Disconnect.SHUTDOWN.frame(Duration.ofMillis(9)).text().getBytes(US_ASCII);
        OutputStream out = first.getOutputStream();
        out.write(new byte[] {TEXT, (byte) push.length});
        out.write(push);
        out.write(new byte[] {CLOSE, 2, SHUTDOWN >> 8, (byte) SHUTDOWN});
        try (Socket second = server.accept()) {
          assertThat(second.isConnected()).isTrue();
        }
      } finally {
        client.close();
      }
    }
  }

  /// Opens the WebSocket, and says nothing after it.
  private static void upgrade(Socket socket) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    String key = "";
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
        key = line.substring(line.indexOf(':') + 1).strip();
      }
    }
    byte[] hash =
        MessageDigest.getInstance("SHA-1")
            .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(US_ASCII));
    socket
        .getOutputStream()
        .write(
            """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: %s\r
            \r
            """
                .formatted(Base64.getEncoder().encodeToString(hash))
                .getBytes(US_ASCII));
  }
}
