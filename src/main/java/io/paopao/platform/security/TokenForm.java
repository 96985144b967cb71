package io.paopao.platform.security;

import java.util.Base64;

/// The outer form of a compact JWT: three parts of canonical base64url, of bounded size. One token
/// then has one spelling.
final class TokenForm {

  static final int MAX_LENGTH = 4096;

  private TokenForm() {}

  static boolean fits(String token) {
    if (token.length() > MAX_LENGTH) {
      return false;
    }
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    return first > 0
        && second > first
        && token.indexOf('.', second + 1) < 0
        && isCanonical(token.substring(0, first))
        && isCanonical(token.substring(first + 1, second))
        && isCanonical(token.substring(second + 1));
  }

  private static boolean isCanonical(String part) {
    if (part.isEmpty() || !part.chars().allMatch(TokenForm::isBase64Url)) {
      return false;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isBase64Url(int c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
