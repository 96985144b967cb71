package io.paopao.platform.redis;

import java.nio.ByteBuffer;

/// A resource as ready JSON, with the version that is its ETag. The bytes are shared: never change
/// them.
public final class CachedJson {

  private final long version;
  private final byte[] bytes;

  public CachedJson(long version, byte[] bytes) {
    this.version = version;
    this.bytes = bytes;
  }

  public long version() {
    return version;
  }

  public byte[] bytes() {
    return bytes;
  }

  /// The form in Redis: eight bytes of version, then the JSON. Without JSON it is a marker: nothing
  /// older than this version may be stored.
  byte[] packed() {
    return ByteBuffer.allocate(8 + bytes.length).putLong(version).put(bytes).array();
  }

  static CachedJson unpacked(byte[] packed) {
    ByteBuffer buffer = ByteBuffer.wrap(packed);
    long version = buffer.getLong();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return new CachedJson(version, bytes);
  }

  static CachedJson marker(long version) {
    return new CachedJson(version, new byte[0]);
  }

  boolean isMarker() {
    return bytes.length == 0;
  }
}
