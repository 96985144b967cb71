package io.paopao.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// The head of an answer whose body was read and thrown away.
record HttpReply(int status, boolean keepsOpen) {

  static HttpReply read(InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ", 3)[1]);
    long length = 0;
    boolean isChunked = false;
    boolean keepsOpen = true;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Long.parseLong(header.substring(15).strip());
      } else if (header.startsWith("transfer-encoding:")) {
        isChunked = true;
      } else if (header.startsWith("connection:") && header.contains("close")) {
        keepsOpen = false;
      }
    }
    if (isChunked) {
      skipChunks(in);
    } else {
      in.skipNBytes(status == 204 || status == 304 ? 0 : length);
    }
    return new HttpReply(status, keepsOpen);
  }

  private static void skipChunks(InputStream in) throws IOException {
    long length;
    do {
      length = Long.parseLong(line(in).strip(), 16);
      in.skipNBytes(length + 2);
    } while (length > 0);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
