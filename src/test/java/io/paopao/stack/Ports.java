package io.paopao.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// The port of each server; 0 asks for a free one.
public record Ports(
    int http,
    int https,
    int admin,
    int primary,
    int replica,
    int redis,
    int kafka,
    int payments,
    int mail,
    int inbox,
    int identity) {

  private static final int LOWEST_FREE = 20_000;
  private static final int LOWEST_OUTGOING = 32_768;
  private static final int TRIES = 1_000;

  static final Ports FREE = new Ports(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  static Ports from(Map<String, String> environment) {
    return new Ports(
        port(environment, "PAOPAO_HTTP_PORT", 9080),
        port(environment, "PAOPAO_HTTPS_PORT", 9443),
        port(environment, "PAOPAO_ADMIN_PORT", 9081),
        port(environment, "PAOPAO_DB_PORT", 13306),
        port(environment, "PAOPAO_DB_REPLICA_PORT", 13307),
        port(environment, "PAOPAO_REDIS_PORT", 16379),
        port(environment, "PAOPAO_KAFKA_PORT", 19092),
        port(environment, "PAOPAO_PAYMENTS_PORT", 19093),
        port(environment, "PAOPAO_MAIL_PORT", 19025),
        port(environment, "PAOPAO_MAIL_INBOX_PORT", 19026),
        port(environment, "PAOPAO_IDENTITY_PORT", 19027));
  }

  private static int port(Map<String, String> environment, String variable, int usual) {
    String text = environment.getOrDefault(variable, String.valueOf(usual));
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
      return Integer.parseInt(text);
    }
    throw new StackFailure(variable + " is \"" + text + "\", but a port is a number up to 65535.");
  }

  /// @param others for http, https and operators
  Ports withForum(List<Integer> others) {
    return new Ports(
        others.get(0),
        others.get(1),
        others.get(2),
        primary,
        replica,
        redis,
        kafka,
        payments,
        mail,
        inbox,
        identity);
  }

  /// The same ports with a free one in place of every 0.
  Ports resolved() {
    List<Integer> free = free(11);
    return new Ports(
        http == 0 ? free.get(0) : http,
        https == 0 ? free.get(1) : https,
        admin == 0 ? free.get(2) : admin,
        primary == 0 ? free.get(3) : primary,
        replica == 0 ? free.get(4) : replica,
        redis == 0 ? free.get(5) : redis,
        kafka == 0 ? free.get(6) : kafka,
        payments == 0 ? free.get(7) : payments,
        mail == 0 ? free.get(8) : mail,
        inbox == 0 ? free.get(9) : inbox,
        identity == 0 ? free.get(10) : identity);
  }

  /// Different ports that nobody listened on a moment ago, from below the range that the system
  /// takes for outgoing connections: a server that is started again finds its port free.
  static List<Integer> free(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      while (held.size() < count) {
        held.add(held());
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      held.forEach(Ports::release);
    }
  }

  private static ServerSocket held() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_FREE, LOWEST_OUTGOING);
      try {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      } catch (
          @SuppressWarnings("unused")
          IOException taken) {
        // another one may be free
      }
    }
    throw new StackFailure("No port between 20000 and 32767 is free.");
  }

  /// Fails with the sentence that names the port and the variable to change.
  static void requireUnused(String host, int port, String variable) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new StackFailure(
          "Port %d on %s is taken: stop the program that listens there, or set %s to another port."
              .formatted(port, host, variable),
          e);
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
