package io.paopao.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The Redis server.
public final class Redis extends Part {

  private static final int TIMEOUT_MILLIS = 1000;

  /// A node of a cluster listens on a second port, so much higher.
  private static final int HIGHEST_PORT = 65_535 - 10_000;

  private final Path program;
  private final List<String> options;

  Redis(int port, Path program, Home home) {
    this("redis", port, program, home, List.of("--appendonly", "yes", "--appendfsync", "everysec"));
  }

  private Redis(String name, int port, Path program, Home home, List<String> options) {
    super(name, port, home);
    this.program = program;
    this.options = List.copyOf(options);
  }

  /// One more server for tests of several, not started and empty: a replica, or a node of a
  /// cluster.
  ///
  /// @param settings of `redis.conf`, each with its value: `--replicaof`, `127.0.0.1 6379`
  public Redis another(String name, String... settings) {
    return new Redis(name, freePort(), program, home(), List.of(settings));
  }

  /// A sentinel that alone decides over that server, within moments.
  public Redis sentinel(String master, Redis server) {
    Path file = home().run("sentinel-" + master + ".conf");
    try {
      Files.writeString(
          file,
          """
          sentinel monitor %1$s 127.0.0.1 %2$d 1
          sentinel down-after-milliseconds %1$s 500
          sentinel failover-timeout %1$s 5000
          """
              .formatted(master, server.port()));
    } catch (IOException e) {
      throw new StackFailure("no sentinel: " + e.getMessage(), e);
    }
    return new Redis(
        "sentinel-" + master, freePort(), program, home(), List.of(file.toString(), "--sentinel"));
  }

  private static int freePort() {
    return Ports.free(20).stream().filter(port -> port <= HIGHEST_PORT).findFirst().orElseThrow();
  }

  public String address() {
    return "127.0.0.1:" + port();
  }

  @Override
  List<String> command() throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(options);
    command.addAll(
        List.of(
            "--port",
            String.valueOf(port()),
            "--bind",
            "127.0.0.1",
            "--dir",
            Files.createDirectories(home().data(name())).toString()));
    if (!options.contains("--sentinel")) {
      command.addAll(List.of("--save", ""));
    }
    return command;
  }

  @Override
  boolean answers() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(5);
      return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
    }
  }
}
