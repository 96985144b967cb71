package io.paopao.users.otp;

import io.paopao.platform.Sha256;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;

/// A code for when the app is lost: 80 bits of chance, written `xxxx-xxxx-xxxx-xxxx`, good once.
///
/// @param text lower-case Base32 in groups of four
public record RecoveryCode(String text) {

  /// How many an account gets at a time.
  public static final int COUNT = 10;

  private static final int BYTES = 10;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base32 BASE32 = Base32.builder().setPadding((byte) '=').get();

  public static List<RecoveryCode> fresh() {
    return Stream.generate(RecoveryCode::create).distinct().limit(COUNT).toList();
  }

  private static RecoveryCode create() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String letters = BASE32.encodeToString(bytes).toLowerCase(Locale.ROOT);
    return new RecoveryCode(letters.replaceAll("(.{" + GROUP + "})(?=.)", "$1-"));
  }

  /// Its SHA-256 as hexadecimal: the same however somebody spells the code.
  public String hash() {
    String letters = text.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    return HexFormat.of().formatHex(Sha256.of(letters));
  }

  @Override
  public String toString() {
    return "RecoveryCode";
  }
}
