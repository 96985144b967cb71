package io.paopao.users.tokens;

import io.paopao.platform.Sha256;
import io.paopao.platform.security.PersonalTokenVerifier;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A personal token: its id, so that it can be found, and a secret of 256 bits.
///
/// @param secret hexadecimal
public record PersonalToken(long id, String secret) {

  private static final int SECRET_BYTES = 32;
  private static final int LENGTH = (Long.BYTES + SECRET_BYTES) * 4 / 3 + 1;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final HexFormat HEX = HexFormat.of();

  public static PersonalToken create(long id) {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return new PersonalToken(id, HEX.formatHex(bytes));
  }

  static Optional<PersonalToken> parse(String text) {
    if (!text.startsWith(PersonalTokenVerifier.PREFIX)
        || text.length() != PersonalTokenVerifier.PREFIX.length() + LENGTH) {
      return Optional.empty();
    }
    try {
      String hex =
          HEX.formatHex(
              Base64.getUrlDecoder().decode(text.substring(PersonalTokenVerifier.PREFIX.length())));
      PersonalToken token =
          new PersonalToken(
              Long.parseUnsignedLong(hex.substring(0, Long.BYTES * 2), 16),
              hex.substring(Long.BYTES * 2));
      return Optional.of(token).filter(t -> t.text().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// What the member keeps.
  public String text() {
    byte[] bytes = HEX.parseHex(HEX.toHexDigits(id) + secret);
    return PersonalTokenVerifier.PREFIX
        + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// SHA-256 of the secret as hexadecimal.
  public String hash() {
    return HEX.formatHex(Sha256.of(HEX.parseHex(secret)));
  }

  boolean matches(String otherHash) {
    return MessageDigest.isEqual(HEX.parseHex(hash()), HEX.parseHex(otherHash));
  }

  @Override
  public String toString() {
    return "PersonalToken " + id;
  }
}
