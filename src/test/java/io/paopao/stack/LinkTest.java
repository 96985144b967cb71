package io.paopao.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {

  private static final int PATIENCE = 10_000;
  private static final int MOMENT = 100;

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final Link link = Link.to(server.getLocalPort());

  LinkTest() throws IOException {}

  @BeforeEach
  void serve() {
    Thread.ofVirtual().start(this::acceptAll);
  }

  @AfterEach
  void close() throws IOException {
    link.close();
    server.close();
  }

  @Test
  void bytesArriveInBothDirections() throws IOException {
    try (Socket client = connect()) {
      assertThat(echoed(client, 7)).isEqualTo(7);
      client.shutdownOutput();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aResetLinkBreaksConnectionsOldAndNew() throws IOException {
    try (Socket old = connect()) {
      assertThat(echoed(old, 7)).isEqualTo(7);
      link.reset();

      assertThatThrownBy(() -> echoed(old, 8)).isInstanceOf(SocketException.class);
      assertThatThrownBy(
              () -> {
                try (Socket fresh = connect()) {
                  echoed(fresh, 9);
                }
              })
          .isInstanceOf(SocketException.class);
    }
    link.restore();
    try (Socket again = connect()) {
      assertThat(echoed(again, 10)).isEqualTo(10);
    }
  }

  @Test
  void aSilentLinkCarriesNothingAndBreaksNothing() throws IOException {
    try (Socket old = connect();
        Socket other = connect()) {
      assertThat(echoed(old, 7)).isEqualTo(7);
      link.silence();

      old.setSoTimeout(MOMENT);
      assertThatThrownBy(() -> echoed(old, 8)).isInstanceOf(SocketTimeoutException.class);
      other.setSoTimeout(MOMENT);
      assertThatThrownBy(() -> echoed(other, 9)).isInstanceOf(SocketTimeoutException.class);

      link.restore();
      old.setSoTimeout(PATIENCE);
      assertThatThrownBy(() -> echoed(old, 10)).isInstanceOf(SocketException.class);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), link.port());
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  /// What comes back for one byte; a connection that ends in an orderly way is no reset.
  private static int echoed(Socket client, int value) throws IOException {
    client.getOutputStream().write(value);
    return client.getInputStream().read();
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> echo(client));
      }
    } catch (IOException closed) {
      assertThat(server.isClosed()).isTrue();
    }
  }

  private static void echo(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException reset) {
      assertThat(reset).isNotNull();
    }
  }
}
