package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A connection to the forum, for bytes that no decent client sends.
final class Wire implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final Socket socket;

  private Wire(Socket socket) {
    this.socket = socket;
  }

  static Wire open(URI node) {
    Socket socket = new Socket();
    try {
      int patience = Math.toIntExact(PATIENCE.toMillis());
      socket.connect(new InetSocketAddress(node.getHost(), node.getPort()), patience);
      socket.setSoTimeout(patience);
      return new Wire(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends all of that and no more, and reads what comes back.
  static Replies exchange(URI node, byte[] bytes) {
    try (Wire wire = open(node)) {
      if (wire.send(bytes)) {
        wire.finish();
      }
      return wire.replies();
    }
  }

  /// @param text a character is a byte
  static Replies exchange(URI node, String text) {
    return exchange(node, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// @return false when the server has closed
  boolean send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return true;
    } catch (
        @SuppressWarnings("unused")
        IOException closed) {
      return false;
    }
  }

  boolean send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void finish() {
    try {
      socket.shutdownOutput();
    } catch (
        @SuppressWarnings("unused")
        IOException closed) {
      // as good as finished
    }
  }

  /// Everything until the server closes.
  Replies replies() {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        read.write(b);
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the server does not close; it has said: " + read, e);
    } catch (
        @SuppressWarnings("unused")
        IOException reset) {
      // closed without having read everything
    }
    return new Replies(read.toString(StandardCharsets.ISO_8859_1));
  }

  /// The next answer, whose length is announced.
  Replies reply() {
    StringBuilder read = new StringBuilder();
    while (read.indexOf("\r\n\r\n") < 0) {
      read.append(bytes(1));
    }
    Matcher length = LENGTH.matcher(read);
    assertThat(length.find()).as("%s", read).isTrue();
    return new Replies(read.append(bytes(Integer.parseInt(length.group(1)))).toString());
  }

  /// The next bytes of the server.
  String bytes(int count) {
    try {
      byte[] read = socket.getInputStream().readNBytes(count);
      assertThat(read).as("the server has closed").hasSize(count);
      return new String(read, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
