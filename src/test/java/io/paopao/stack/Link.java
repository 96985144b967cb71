package io.paopao.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The network between the forum and one server, which fault tests break in ways that killing the
/// server can't: connections are reset, or stay open and carry nothing.
public final class Link implements AutoCloseable {

  private static final int BUFFER = 16 * 1024;
  private static final int BACKLOG = 200;

  private enum State {
    WHOLE,
    RESET,
    SILENT
  }

  private final ServerSocket door;
  private final int server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile State state = State.WHOLE;

  private Link(ServerSocket door, int server) {
    this.door = door;
    this.server = server;
  }

  /// Opens a port that leads to that one of a server, which may come later.
  static Link to(int server) {
    try {
      Link link = new Link(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), server);
      Thread.ofPlatform().daemon().name("link-" + server).start(link::accept);
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  /// Resets every connection, and each new one.
  public void reset() {
    state = State.RESET;
    sockets.forEach(Link::abort);
  }

  /// Loses every byte from now on, in both directions; connections stay open, and new ones open.
  public void silence() {
    state = State.SILENT;
  }

  /// Carries new connections again. Those that have lost bytes are reset.
  public void restore() {
    sockets.forEach(Link::abort);
    state = State.WHOLE;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (state == State.RESET) {
          abort(client);
        } else {
          Thread.ofVirtual().start(() -> carry(client));
        }
      } catch (
          @SuppressWarnings("unused")
          IOException closed) {
        Thread.onSpinWait(); // the loop ends when it was the door
      }
    }
  }

  private void carry(Socket client) {
    sockets.add(client);
    try (client;
        Socket target = new Socket(InetAddress.getLoopbackAddress(), server)) {
      sockets.add(target);
      client.setTcpNoDelay(true);
      target.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> pump(target, client));
      pump(client, target);
      back.join();
      sockets.remove(target);
    } catch (
        @SuppressWarnings("unused")
        IOException gone) {
      abort(client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(client);
    }
  }

  /// Carries one direction until either end is gone; then the other direction ends too.
  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      int read = from.getInputStream().read(buffer);
      while (read >= 0) {
        if (state != State.SILENT) {
          to.getOutputStream().write(buffer, 0, read);
        }
        read = from.getInputStream().read(buffer);
      }
      to.shutdownOutput();
    } catch (
        @SuppressWarnings("unused")
        IOException gone) {
      abort(from);
      abort(to);
    }
  }

  /// Closes with a reset instead of an orderly end.
  private static void abort(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (
        @SuppressWarnings("unused")
        IOException gone) {
      return; // that was the wish
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sockets.forEach(Link::abort);
  }
}
