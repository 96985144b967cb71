package io.paopao.system;

import io.paopao.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Many clients at many addresses, each of which says something, and then neither says nor reads
/// anything more.
final class SlowClients implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;
  private static final int SMALL = 2_048;
  private static final int OF_ADDRESS = 100;

  private final URI node = Stack.running().forum().baseUri();
  private final List<Socket> sockets = new ArrayList<>();

  /// @param texts what they say, in turn
  static SlowClients open(int count, String... texts) {
    return open(count, OF_ADDRESS, texts);
  }

  /// As many at one address.
  static SlowClients atOneAddress(int count, String text) {
    return open(count, count, text);
  }

  private static SlowClients open(int count, int ofAddress, String... texts) {
    SlowClients clients = new SlowClients();
    try {
      for (int i = 0; i < count; i++) {
        clients.say(1 + i / ofAddress, texts[i % texts.length]);
      }
      return clients;
    } catch (IOException e) {
      clients.close();
      throw new UncheckedIOException(e);
    }
  }

  private void say(int address, String text) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(SMALL);
    socket.bind(new InetSocketAddress("127.7.7." + address, 0));
    socket.connect(new InetSocketAddress(node.getHost(), node.getPort()), PATIENCE_MILLIS);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (
          @SuppressWarnings("unused")
          IOException gone) {
        // as good as closed
      }
    }
  }
}
