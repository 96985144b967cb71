package io.paopao.users.otp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/// Time-based one-time passwords (RFC 6238) as every authenticator app makes them: HMAC-SHA-1, six
/// digits, a new one each 30 seconds.
///
/// @param secret what the app keeps, in Base32
public record Totp(String secret) {

  private static final int SECRET_BYTES = 20;
  private static final Duration STEP = Duration.ofSeconds(30);

  /// Clocks of phones differ, and people type slowly: so many steps before and after.
  private static final int WINDOW = 1;

  private static final Pattern FORM = Pattern.compile("\\d{6}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base32 BASE32 = Base32.builder().setPadding((byte) '=').get();
  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator(STEP);

  /// A new secret of 160 bits.
  public static Totp create() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return new Totp(BASE32.encodeToString(bytes));
  }

  /// Whether somebody has typed a code of an app and nothing else. Spaces between digits are fine.
  public static boolean isCode(String typed) {
    return FORM.matcher(digits(typed)).matches();
  }

  /// The step whose code was typed: the one of now or of 30 seconds before or after; empty for any
  /// other code.
  public OptionalLong step(String typed, Instant now) {
    byte[] digits = digits(typed).getBytes(StandardCharsets.UTF_8);
    long current = now.getEpochSecond() / STEP.toSeconds();
    OptionalLong found = OptionalLong.empty();
    for (long step = current - WINDOW; step <= current + WINDOW; step++) {
      if (MessageDigest.isEqual(digits, code(step).getBytes(StandardCharsets.UTF_8))) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /// The code that an app shows at that time.
  public String code(Instant at) {
    return code(at.getEpochSecond() / STEP.toSeconds());
  }

  /// What an app reads from the picture.
  ///
  /// @param issuer the name of the forum
  public String uri(String issuer, String account) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=%d"
        .formatted(encoded(issuer), encoded(account), secret, encoded(issuer), STEP.toSeconds());
  }

  private String code(long step) {
    try {
      return CODES.generateOneTimePasswordString(
          new SecretKeySpec(BASE32.decode(secret), "HmacSHA1"),
          Instant.ofEpochSecond(step * STEP.toSeconds()));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String digits(String typed) {
    return typed.length() > 20 ? "" : typed.replace(" ", "");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return "Totp";
  }
}
