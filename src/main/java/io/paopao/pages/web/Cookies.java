package io.paopao.pages.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The page's cookies, closed to other sites' requests, and to scripts unless they say nothing
/// about who the reader is.
///
/// Over https the names of those that scripts cannot read begin with `__Host-`, so that no other
/// host can have set them.
final class Cookies {

  static final String SESSION = "paopao_session";
  static final String CAUSAL = "paopao_causal";

  /// Like the one before, but written by our scripts after their own writes.
  static final String WROTE = "paopao_wrote";

  /// The token of a link in a mail.
  static final String LINK = "paopao_link";

  /// What is kept while the reader is at a provider of OpenID Connect.
  static final String OIDC = "paopao_oidc";

  static final String LANGUAGE = "paopao_language";
  static final String SCHEME = "paopao_scheme";

  private static final String HOST_ONLY = "__Host-";

  private Cookies() {}

  /// The value of a cookie that [#set] has set on this kind of connection.
  static @Nullable String read(HttpServletRequest request, String name) {
    return readAny(request, name(name, request.isSecure()));
  }

  /// The value of a cookie that our scripts may have set.
  static @Nullable String readAny(HttpServletRequest request, String name) {
    Cookie[] sent = request.getCookies();
    if (sent != null) {
      for (Cookie cookie : sent) {
        if (cookie.getName().equals(name)) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }

  /// A `Set-Cookie` header for a cookie that scripts can't read.
  ///
  /// @param life zero removes the cookie
  static String set(String name, String value, Duration life, boolean secure) {
    return open(name(name, secure), value, life, secure) + "; HttpOnly";
  }

  /// A `Set-Cookie` header for a cookie that scripts may read and replace.
  static String open(String name, String value, Duration life, boolean secure) {
    return name
        + "="
        + value
        + "; Path=/; Max-Age="
        + life.toSeconds()
        + "; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }

  private static String name(String name, boolean secure) {
    return secure ? HOST_ONLY + name : name;
  }

  static String remove(String name, boolean secure) {
    return set(name, "", Duration.ZERO, secure);
  }
}
