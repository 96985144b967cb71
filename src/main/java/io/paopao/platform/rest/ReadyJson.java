package io.paopao.platform.rest;

/// A resource as its JSON in UTF-8, and its tag. The bytes are shared: never change them.
public final class ReadyJson {

  private final String tag;
  private final byte[] bytes;

  /// @param tag as it stands in an `ETag` header
  public ReadyJson(String tag, byte[] bytes) {
    this.tag = tag;
    this.bytes = bytes;
  }

  public String tag() {
    return tag;
  }

  public byte[] bytes() {
    return bytes;
  }
}
