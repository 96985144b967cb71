package io.paopao.media.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Leaves of a PNG file what its picture is made of, so that no decoder meets the rest: compressed
/// texts, profiles, further frames, what stands after the end.
final class PngChunks {

  private static final int SIGNATURE = 8;
  private static final int FRAME = 12;
  private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private PngChunks() {}

  /// @throws IllegalArgumentException for a chunk that is longer than the file
  static byte[] essential(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, SIGNATURE);
    String type = "";
    for (int at = SIGNATURE; !type.equals("IEND") && at + FRAME <= file.length; ) {
      int length = in.getInt(at);
      if (length < 0 || length > file.length - at - FRAME) {
        throw new IllegalArgumentException("a chunk of " + length + " bytes");
      }
      type = new String(file, at + 4, 4, StandardCharsets.US_ASCII);
      if (ESSENTIAL.contains(type)) {
        out.write(file, at, length + FRAME);
      }
      at += length + FRAME;
    }
    return out.toByteArray();
  }
}
