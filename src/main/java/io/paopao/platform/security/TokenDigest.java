package io.paopao.platform.security;

import io.paopao.platform.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The SHA-256 of a whole token: names it in memory without keeping it there.
record TokenDigest(long a, long b, long c, long d) {

  static TokenDigest of(String token) {
    ByteBuffer hash = ByteBuffer.wrap(Sha256.of(token.getBytes(StandardCharsets.ISO_8859_1)));
    return new TokenDigest(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
  }
}
