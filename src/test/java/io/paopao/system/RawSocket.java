package io.paopao.system;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A WebSocket by hand, for what no decent client does: frames of any form, and not reading.
final class RawSocket implements AutoCloseable {

  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int FIN = 0x80;
  static final int COMPRESSED = 0x40;
  private static final int CLOSE = 8;
  private static final int MASKED = 0x80;
  private static final int PATIENCE_MILLIS = 40_000;
  private static final int SMALL = 4_096;

  private final Socket socket = new Socket();
  private final OutputStream out;
  private final DataInputStream in;

  private RawSocket(URI node) {
    try {
      socket.setReceiveBufferSize(SMALL);
      socket.connect(new InetSocketAddress(node.getHost(), node.getPort()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      out = socket.getOutputStream();
      in = new DataInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A connection on which the handshake is done.
  static RawSocket open(URI node) {
    RawSocket raw = unopened(node);
    raw.write(
        """
        GET /ws/v1 HTTP/1.1\r
        Host: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """
            .formatted(node.getAuthority())
            .getBytes(StandardCharsets.US_ASCII));
    String status = raw.line();
    if (!status.contains(" 101 ")) {
      throw new AssertionError(status);
    }
    while (!raw.line().isEmpty()) {
      Thread.onSpinWait();
    }
    return raw;
  }

  /// A connection on which nothing was said.
  static RawSocket unopened(URI node) {
    return new RawSocket(node);
  }

  void say(String text) {
    frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /// @param head the first byte of the frame: FIN, reserved bits and opcode
  void frame(int head, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(head);
    if (payload.length < 126) {
      frame.write(MASKED | payload.length);
    } else if (payload.length < 65_536) {
      frame.write(MASKED | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(MASKED | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >> shift));
      }
    }
    // a mask of zeros changes nothing
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    write(frame.toByteArray());
  }

  void write(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads on until the server has closed.
  ///
  /// @return its close code; 0 when it has gone without one
  int closeCode() {
    try {
      while (true) {
        int opcode = in.readUnsignedByte() & 0x0F;
        byte[] payload = in.readNBytes(length(in.readUnsignedByte()));
        if (opcode == CLOSE) {
          return payload.length < 2 ? 0 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        }
      }
    } catch (
        @SuppressWarnings("unused")
        IOException gone) {
      return 0;
    }
  }

  private int length(int coded) throws IOException {
    return switch (coded) {
      case 126 -> in.readUnsignedShort();
      case 127 -> Math.toIntExact(in.readLong());
      default -> coded;
    };
  }

  String line() {
    StringBuilder line = new StringBuilder();
    try {
      for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
        line.append((char) c);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString().strip();
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
