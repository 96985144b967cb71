package io.paopao.media.images;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The formats that are read, told by their first bytes: neither a name nor a declared type is
/// believed.
enum ImageFormat {
  PNG("89504e470d0a1a0a"),
  JPEG("ffd8ff"),
  GIF("474946383[79]61");

  private static final int LONGEST = 8;

  private final Pattern beginning;

  /// @param beginning hexadecimal
  ImageFormat(String beginning) {
    this.beginning = Pattern.compile(beginning);
  }

  static Optional<ImageFormat> of(byte[] file) {
    String bytes = HexFormat.of().formatHex(file, 0, Math.min(LONGEST, file.length));
    return Arrays.stream(values())
        .filter(format -> format.beginning.matcher(bytes).lookingAt())
        .findFirst();
  }
}
