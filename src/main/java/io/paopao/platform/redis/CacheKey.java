package io.paopao.platform.redis;

import java.nio.charset.StandardCharsets;

/// Names one resource in the cache. In a cluster, all that belongs to it lives on one server.
record CacheKey(String cache, long id) {

  /// Where its entry is.
  byte[] entry() {
    return ascii("cache:{" + this + "}");
  }

  /// Where it is written that a node loads it.
  byte[] lease() {
    return ascii("lease:{" + this + "}");
  }

  static CacheKey parse(String text) {
    int colon = text.lastIndexOf(':');
    return new CacheKey(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return cache + ":" + id;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
