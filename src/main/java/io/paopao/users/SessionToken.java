package io.paopao.users;

import io.paopao.platform.Sha256;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A refresh token or a page cookie: the session, a secret that all tokens of the session share,
/// and a secret of its own. Whoever shows the shared secret once had a token of this session.
///
/// @param family hexadecimal, 128 bits
/// @param secret hexadecimal, 256 bits
record SessionToken(long session, String family, String secret) {

  private static final int SESSION_BYTES = Long.BYTES;
  private static final int FAMILY_BYTES = 16;
  private static final int SECRET_BYTES = 32;
  private static final int ALL_BYTES = SESSION_BYTES + FAMILY_BYTES + SECRET_BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final HexFormat HEX = HexFormat.of();

  static SessionToken of(long session) {
    return new SessionToken(session, chance(FAMILY_BYTES), chance(SECRET_BYTES));
  }

  /// 256 bits of chance as hexadecimal.
  static String salt() {
    return chance(SECRET_BYTES);
  }

  static Optional<SessionToken> parse(@Nullable String text) {
    if (text == null || text.length() != (ALL_BYTES * 4 + 2) / 3) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      SessionToken token =
          new SessionToken(
              Long.parseUnsignedLong(HEX.formatHex(bytes, 0, SESSION_BYTES), 16),
              HEX.formatHex(bytes, SESSION_BYTES, SESSION_BYTES + FAMILY_BYTES),
              HEX.formatHex(bytes, SESSION_BYTES + FAMILY_BYTES, ALL_BYTES));
      return Optional.of(token).filter(t -> t.text().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// What the client keeps.
  String text() {
    byte[] bytes = HEX.parseHex(HEX.toHexDigits(session) + family + secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// The next token of the session: always the same for one token and salt, and known to nobody who
  /// has only one of the two.
  SessionToken successor(String salt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HEX.parseHex(salt), "HmacSHA256"));
      return new SessionToken(session, family, HEX.formatHex(mac.doFinal(HEX.parseHex(secret))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String familyHash() {
    return hash(family);
  }

  String secretHash() {
    return hash(secret);
  }

  /// Compares two hashes in constant time.
  static boolean same(String hash, @Nullable String other) {
    return other != null && MessageDigest.isEqual(HEX.parseHex(hash), HEX.parseHex(other));
  }

  private static String hash(String hex) {
    return HEX.formatHex(Sha256.of(HEX.parseHex(hex)));
  }

  private static String chance(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return HEX.formatHex(bytes);
  }
}
