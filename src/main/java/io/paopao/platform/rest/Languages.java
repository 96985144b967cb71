package io.paopao.platform.rest;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The two languages of the forum, and which of them a request asks for.
public final class Languages {

  public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
  public static final Locale ENGLISH = Locale.ENGLISH;

  private Languages() {}

  /// The best match of an `Accept-Language` header; Chinese when it names neither.
  public static Locale of(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 200) {
      return CHINESE;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
      for (Locale.LanguageRange range : ranges) {
        if (range.getRange().startsWith("zh")) {
          return CHINESE;
        }
        if (range.getRange().startsWith("en")) {
          return ENGLISH;
        }
      }
    } catch (IllegalArgumentException e) {
      // a malformed header asks for nothing
    }
    return CHINESE;
  }
}
