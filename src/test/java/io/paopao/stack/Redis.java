package io.paopao.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The Redis server.
public final class Redis extends Part {

  private static final int TIMEOUT_MILLIS = 1000;

  private final Path program;

  Redis(int port, Path program, Home home) {
    super("redis", port, home);
    this.program = program;
  }

  public String address() {
    return "127.0.0.1:" + port();
  }

  @Override
  List<String> command() throws IOException {
    return List.of(
        program.toString(),
        "--port",
        String.valueOf(port()),
        "--bind",
        "127.0.0.1",
        "--dir",
        Files.createDirectories(home().data(name())).toString(),
        "--appendonly",
        "yes",
        "--appendfsync",
        "everysec",
        "--save",
        "");
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
