package io.paopao.pages.web;

import io.paopao.platform.Problem;
import io.paopao.platform.sql.CausalToken;
import org.jspecify.annotations.Nullable;

/// The token of a write as a cookie holds it: a comma may not stand there.
final class CausalCookie {

  private CausalCookie() {}

  static String value(String token) {
    return token.replace(',', '_');
  }

  /// The token of the later write; what is no token does not count.
  static @Nullable String later(@Nullable String one, @Nullable String other) {
    String first = token(one);
    String second = token(other);
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return sequence(second) > sequence(first) ? second : first;
  }

  private static @Nullable String token(@Nullable String cookie) {
    try {
      return cookie == null || cookie.isEmpty()
          ? null
          : CausalToken.parse(cookie.replace('_', ','));
    } catch (Problem malformed) {
      return null;
    }
  }

  /// Writes are numbered in the order of their commits.
  private static long sequence(String token) {
    try {
      return Long.parseLong(token.substring(token.lastIndexOf('-') + 1));
    } catch (NumberFormatException tooLarge) {
      return 0;
    }
  }
}
