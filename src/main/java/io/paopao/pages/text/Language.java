package io.paopao.pages.text;

import java.util.Locale;

/// A language that the page speaks.
public enum Language {
  CHINESE("zh-CN", "简体中文"),
  ENGLISH("en", "English");

  private final String tag;
  private final String ownName;

  Language(String tag, String ownName) {
    this.tag = tag;
    this.ownName = ownName;
  }

  /// The BCP 47 tag, as in the page's `lang`.
  public String tag() {
    return tag;
  }

  /// The language's name in itself.
  public String ownName() {
    return ownName;
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /// The page's language for a tag such as `zh-Hans` or `en-GB`; Chinese when it is neither.
  public static Language of(String tag) {
    return tag.toLowerCase(Locale.ROOT).startsWith("en") ? ENGLISH : CHINESE;
  }
}
