package io.paopao.media.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What is asked of a JPEG file before it is decoded.
final class JpegSegments {

  private static final int START_OF_SCAN = 0xDA;
  private static final int EXIF = 0xE1;
  private static final byte[] EXIF_NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int ORIENTATION = 0x0112;
  private static final int ENTRY = 12;
  private static final int MOST_ENTRIES = 500;

  private JpegSegments() {}

  /// At least as many as the file makes a decoder go through.
  static int scans(byte[] file) {
    int scans = 0;
    for (int i = 0; i + 1 < file.length; i++) {
      if (file[i] == (byte) 0xFF && file[i + 1] == (byte) START_OF_SCAN) {
        scans++;
      }
    }
    return scans;
  }

  /// How the camera was held, 1 (upright) to 8 as in EXIF; 1 when nothing credible says so.
  static int orientation(byte[] file) {
    try {
      ByteBuffer in = ByteBuffer.wrap(file);
      for (int at = 2; in.get(at) == (byte) 0xFF; at += 2 + length(in, at)) {
        int marker = in.get(at + 1) & 0xFF;
        if (marker == START_OF_SCAN) {
          return 1;
        }
        if (marker == EXIF && isExif(in, at + 4)) {
          int start = at + 4 + EXIF_NAME.length;
          return ofTiff(in.slice(start, at + 2 + length(in, at) - start));
        }
      }
    } catch (
        @SuppressWarnings("unused")
        IndexOutOfBoundsException e) {
      // the decoder will say what is wrong with it
    }
    return 1;
  }

  private static int length(ByteBuffer in, int at) {
    return in.getShort(at + 2) & 0xFFFF;
  }

  private static boolean isExif(ByteBuffer in, int at) {
    byte[] name = new byte[EXIF_NAME.length];
    in.get(at, name);
    return Arrays.equals(name, EXIF_NAME);
  }

  private static int ofTiff(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = Math.min(MOST_ENTRIES, tiff.getShort(directory) & 0xFFFF);
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY;
      if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
        int value = tiff.getShort(entry + 8);
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }
}
