package io.paopao.platform.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OpenSocketsTest {

  private final OpenSockets sockets = new OpenSockets();
  private final ServerSocket silent = server();
  private final ServerSocket other = server();

  private static ServerSocket server() {
    try {
      return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() throws IOException {
    silent.close();
    other.close();
  }

  private Socket connect(ServerSocket server) throws IOException {
    Socket socket = sockets.createSocket();
    socket.connect(server.getLocalSocketAddress());
    return socket;
  }

  @Test
  @Timeout(20)
  void whoWaitsForAnAnswerIsTold() throws Exception {
    Socket socket = connect(silent);
    FutureTask<Integer> answer = new FutureTask<>(() -> socket.getInputStream().read());
    Thread reader = Thread.ofPlatform().start(answer);
    while (!isReading(reader)) {
      Thread.onSpinWait();
    }

    assertThat(sockets.closeAll("127.0.0.1", silent.getLocalPort())).isEqualTo(1);

    assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(SocketException.class);
  }

  private static boolean isReading(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getMethodName().equals("implRead") || frame.getMethodName().equals("poll")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void connectionsToOtherServersStayOpen() throws IOException {
    try (Socket kept = connect(other);
        Socket closed = connect(silent)) {
      sockets.closeAll("localhost", silent.getLocalPort());
      sockets.closeAll("192.0.2.1", other.getLocalPort());
      sockets.closeAll("no-such-host.invalid", other.getLocalPort());

      assertThat(kept.isClosed()).isFalse();
      assertThat(closed.isClosed()).isTrue();
    }
  }

  @Test
  void whatIsClosedIsForgotten() throws IOException {
    connect(silent).close();

    assertThat(sockets.closeAll("127.0.0.1", silent.getLocalPort())).isZero();
  }
}
