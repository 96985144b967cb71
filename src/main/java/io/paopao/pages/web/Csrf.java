package io.paopao.pages.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Tells our own forms from those of other sites: by a token that only pages of the same session
/// hold, and by what the browser says about where the request comes from.
final class Csrf {

  private static final String GUEST = "guest";
  private static final byte[] PURPOSE = "paopao csrf".getBytes(StandardCharsets.US_ASCII);

  private Csrf() {}

  /// The token of a session: it tells nothing about the cookie.
  ///
  /// @param cookie null for a guest, whose pages are the same for everybody
  static String token(@Nullable String cookie) {
    if (cookie == null) {
      return GUEST;
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(cookie.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(PURPOSE));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean same(String expected, @Nullable String sent) {
    return sent != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  /// What a browser says about the origin of a request; null where it says nothing.
  record Source(@Nullable String fetchSite, @Nullable String origin, @Nullable String host) {

    /// Whether the request comes from a page of this very origin. Silence is no proof.
    boolean ours() {
      if (fetchSite != null) {
        return fetchSite.equals("same-origin");
      }
      return origin != null
          && host != null
          && !host.isEmpty()
          && host.equalsIgnoreCase(authority(origin));
    }

    private static String authority(String origin) {
      try {
        String authority = URI.create(origin).getRawAuthority();
        return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
      } catch (IllegalArgumentException e) {
        return "";
      }
    }
  }
}
