package io.paopao.orders.payments;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Proves that a notice is the provider's, and of today: `t=<seconds>,v1=<HMAC-SHA-256>`, over the
/// time, a full stop and the body.
final class PaymentSignature {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

  private PaymentSignature() {}

  /// @param secret shared with the provider; nothing is valid while it is empty
  static boolean isValid(String secret, String header, String body, Instant now) {
    Matcher parts = FORM.matcher(header);
    if (secret.isEmpty() || !parts.matches()) {
      return false;
    }
    Duration age =
        Duration.between(Instant.ofEpochSecond(Long.parseLong(parts.group(1))), now).abs();
    return age.compareTo(TOLERANCE) <= 0
        && MessageDigest.isEqual(
            HexFormat.of().parseHex(parts.group(2)), hmac(secret, parts.group(1) + "." + body));
  }

  static byte[] hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
