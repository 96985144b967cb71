package io.paopao.platform.rest;

import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/// A resource as the bytes that are sent, their tag, and what else stands at the head of the
/// answer. The bytes are shared: never change them.
public final class ReadyAnswer {

  private final String type;
  private final Map<String, String> headers;
  private final String tag;
  private final byte[] bytes;

  /// @param headers all but the tag, the type and the length
  /// @param tag as it stands in an `ETag` header
  public ReadyAnswer(String type, Map<String, String> headers, String tag, byte[] bytes) {
    this.type = type;
    this.headers = Map.copyOf(headers);
    this.tag = tag;
    this.bytes = bytes;
  }

  /// A resource of the API, which is cached as all others are.
  public static ReadyAnswer json(String tag, byte[] bytes) {
    return new ReadyAnswer(MediaType.APPLICATION_JSON, Map.of(), tag, bytes);
  }

  String type() {
    return type;
  }

  Map<String, String> headers() {
    return headers;
  }

  String tag() {
    return tag;
  }

  byte[] bytes() {
    return bytes;
  }
}
