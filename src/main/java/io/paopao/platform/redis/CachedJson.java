package io.paopao.platform.redis;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A resource as ready JSON, with the version that is its ETag. The bytes are shared: never change
/// them.
public final class CachedJson {

  private final long version;
  private final String tag;
  private final byte[] bytes;

  public CachedJson(long version, byte[] bytes) {
    this.version = version;
    this.tag = "\"" + version + "\"";
    this.bytes = bytes;
  }

  public long version() {
    return version;
  }

  /// The version as it stands in an `ETag` header.
  public String tag() {
    return tag;
  }

  public byte[] bytes() {
    return bytes;
  }

  /// What Redis holds under a key: eight bytes of version, one that says what it is, then the JSON.
  /// The scripts in [FarCache] read the first nine, too.
  record Entry(Kind kind, CachedJson json) {

    static final int SHORTEST = 9;

    enum Kind {
      /// A resource.
      JSON('J'),
      /// There is no such resource.
      ABSENT('A'),
      /// Nothing older than this version may be stored.
      MARKER('M');

      private final byte code;

      Kind(char code) {
        this.code = (byte) code;
      }

      private static Kind of(byte code) {
        return Arrays.stream(values()).filter(k -> k.code == code).findFirst().orElse(MARKER);
      }
    }

    static Entry of(CachedJson json) {
      return new Entry(Kind.JSON, json);
    }

    static Entry absent() {
      return new Entry(Kind.ABSENT, new CachedJson(0, new byte[0]));
    }

    static Entry marker(long version) {
      return new Entry(Kind.MARKER, new CachedJson(version, new byte[0]));
    }

    byte[] packed() {
      return ByteBuffer.allocate(SHORTEST + json.bytes().length)
          .putLong(json.version())
          .put(kind.code)
          .put(json.bytes())
          .array();
    }

    static Entry unpacked(byte[] packed) {
      ByteBuffer buffer = ByteBuffer.wrap(packed);
      long version = buffer.getLong();
      Kind kind = Kind.of(buffer.get());
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return new Entry(kind, new CachedJson(version, bytes));
    }
  }
}
