package io.paopao.system;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Frames of HTTP/2 by hand, from the preface on.
final class Http2Frames {

  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RESET = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /// The preface and empty settings.
  static Http2Frames begin() {
    Http2Frames frames = new Http2Frames();
    frames.bytes.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return frames.add(SETTINGS, 0, 0, new byte[0]);
  }

  Http2Frames add(int type, int flags, int stream, byte[] payload) {
    bytes.write(payload.length >> 16);
    bytes.write(payload.length >> 8);
    bytes.write(payload.length);
    bytes.write(type);
    bytes.write(flags);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes.write(stream >> shift);
    }
    bytes.writeBytes(payload);
    return this;
  }

  /// A header block of literals that enter no table.
  ///
  /// @param headers names and values in turn
  static byte[] block(String... headers) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (int i = 0; i < headers.length; i += 2) {
      block.write(0);
      literal(headers[i], block);
      literal(headers[i + 1], block);
    }
    return block.toByteArray();
  }

  private static void literal(String text, ByteArrayOutputStream block) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length > 126) {
      throw new IllegalArgumentException("longer than one byte can say");
    }
    block.write(bytes.length);
    block.writeBytes(bytes);
  }

  /// The head of a good request, and more.
  static byte[] get(String path, String... more) {
    byte[] good =
        block(":method", "GET", ":scheme", "http", ":path", path, ":authority", "localhost");
    byte[] others = block(more);
    byte[] all = new byte[good.length + others.length];
    System.arraycopy(good, 0, all, 0, good.length);
    System.arraycopy(others, 0, all, good.length, others.length);
    return all;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
