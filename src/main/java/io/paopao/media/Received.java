package io.paopao.media;

import io.paopao.media.images.Picture;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// An upload that was found good, and is not kept yet.
public final class Received {

  private final byte[] source;
  private final Picture picture;

  private Received(byte[] source, Picture picture) {
    this.source = source;
    this.picture = picture;
  }

  /// @param purpose the same bytes for another purpose are another medium
  static Received of(byte[] file, String purpose, Picture picture) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((byte) purpose.charAt(0));
      return new Received(digest.digest(file), picture);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The same for the same upload.
  public String fingerprint() {
    return HexFormat.of().formatHex(source);
  }

  byte[] source() {
    return source.clone();
  }

  Picture picture() {
    return picture;
  }
}
