package io.paopao.platform.sockets;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.net.SocketFactory;

/// Makes the driver's sockets and remembers those that are open, so that they can be closed under a
/// thread that waits for an answer. The driver itself can't: its `abort` asks the server first, and
/// then waits for that same thread. Thread-safe.
public final class OpenSockets extends SocketFactory implements OpenSocketsMXBean {

  private static final Set<Socket> OPEN = ConcurrentHashMap.newKeySet();

  static {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(new OpenSockets(), new ObjectName(NAME));
    } catch (JMException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final class Remembered extends Socket {

    Remembered() {
      OPEN.add(this);
    }

    @Override
    public void close() throws IOException {
      OPEN.remove(this);
      super.close();
    }
  }

  /// The one that the driver calls.
  @Override
  public Socket createSocket() {
    return new Remembered();
  }

  @Override
  public int closeAll(String host, int port) {
    List<InetAddress> addresses = addresses(host);
    int closed = 0;
    for (Socket socket : OPEN) {
      if (socket.getPort() == port && addresses.contains(socket.getInetAddress())) {
        close(socket);
        closed++;
      }
    }
    return closed;
  }

  private static List<InetAddress> addresses(String host) {
    try {
      return Arrays.asList(InetAddress.getAllByName(host));
    } catch (
        @SuppressWarnings("unused")
        UnknownHostException unknown) {
      return List.of();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (
        @SuppressWarnings("unused")
        IOException gone) {
      return; // that was the wish
    }
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }
}
