package io.paopao.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Clients that hold their connections as long as they can, each at an address that few share:
/// every second they say a little more, or nothing. Whoever is closed comes again.
final class SlowCrowd implements AutoCloseable {

  private static final int OF_ADDRESS = 200;
  private static final int WINDOW = 2_048;

  private final URI base;
  private final String beginning;
  private final String more;
  private final List<SocketChannel> clients = new ArrayList<>();
  private final Thread thread;
  private volatile boolean ended;

  /// @param more what each says every second; "" for nothing, and then it does not read either
  private SlowCrowd(URI base, int count, String beginning, String more) throws IOException {
    this.base = base;
    this.beginning = beginning;
    this.more = more;
    for (int i = 0; i < count; i++) {
      clients.add(client(i));
    }
    this.thread = Thread.ofPlatform().daemon().start(this::dribble);
  }

  static SlowCrowd headers(URI base, int count) throws IOException {
    return new SlowCrowd(base, count, "GET / HTTP/1.1\r\nHost: x\r\n", "X-More: x\r\n");
  }

  static SlowCrowd bodies(URI base, int count) throws IOException {
    return new SlowCrowd(
        base,
        count,
        "POST /api/v1/preview HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100000\r\n\r\n{",
        " ");
  }

  static SlowCrowd readers(URI base, int count) throws IOException {
    return new SlowCrowd(base, count, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "");
  }

  private SocketChannel client(int number) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, WINDOW);
    channel.bind(new InetSocketAddress("127.9.9." + (1 + number / OF_ADDRESS), 0));
    channel.connect(new InetSocketAddress(base.getHost(), base.getPort()));
    channel.configureBlocking(false);
    say(channel, beginning);
    return channel;
  }

  private static void say(SocketChannel channel, String text) throws IOException {
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private void dribble() {
    ByteBuffer heard = ByteBuffer.allocate(WINDOW);
    while (!ended) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      for (int i = 0; i < clients.size() && !ended && !more.isEmpty(); i++) {
        try {
          heard.clear();
          if (clients.get(i).read(heard) != 0) {
            clients.get(i).close();
            clients.set(i, client(i));
          } else {
            say(clients.get(i), more);
          }
        } catch (
            @SuppressWarnings("unused")
            IOException gone) {
          // again in a second
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    ended = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SocketChannel client : clients) {
      client.close();
    }
  }
}
