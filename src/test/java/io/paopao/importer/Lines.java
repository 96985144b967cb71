package io.paopao.importer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads a file by handfuls of whole lines, and knows at which byte it stands.
final class Lines implements Closeable {

  private static final int MOST_LINES = 50;
  private static final int MOST_BYTES = 400 * 1024;

  private final InputStream in;
  private long offset;

  private Lines(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  /// @param offset where a line begins
  static Lines open(Path file, long offset) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.skipNBytes(offset);
    return new Lines(in, offset);
  }

  long offset() {
    return offset;
  }

  /// As many lines as one request takes; none at the end of the file. A line alone may be longer.
  List<String> next() throws IOException {
    List<String> lines = new ArrayList<>();
    int bytes = 0;
    while (lines.size() < MOST_LINES && bytes < MOST_BYTES) {
      byte[] line = line();
      if (line.length == 0) {
        break;
      }
      bytes += line.length;
      String text = new String(line, StandardCharsets.UTF_8).strip();
      if (!text.isEmpty()) {
        lines.add(text);
      }
    }
    return lines;
  }

  /// The next line with its end; empty at the end of the file.
  private byte[] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    while (b >= 0) {
      line.write(b);
      if (b == '\n') {
        break;
      }
      b = in.read();
    }
    offset += line.size();
    return line.toByteArray();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
