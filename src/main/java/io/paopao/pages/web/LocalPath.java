package io.paopao.pages.web;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Addresses to go on to that a client has sent: never those of another site.
final class LocalPath {

  private static final Pattern FORM =
      Pattern.compile("/(?![/\\\\])[\\p{Alnum}\\-._~%!$&'()*+,;=:@/?#]{0,1000}");

  private LocalPath() {}

  static String of(@Nullable String sent, String otherwise) {
    return sent != null && FORM.matcher(sent).matches() && parses(sent) ? sent : otherwise;
  }

  private static boolean parses(String path) {
    try {
      return URI.create(path).getRawAuthority() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
