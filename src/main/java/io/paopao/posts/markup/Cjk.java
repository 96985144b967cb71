package io.paopao.posts.markup;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/// Character classes of Chinese, Japanese and Korean writing.
final class Cjk {

  private static final Set<UnicodeBlock> MARKS =
      Set.of(
          UnicodeBlock.GENERAL_PUNCTUATION,
          UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
          UnicodeBlock.CJK_COMPATIBILITY_FORMS,
          UnicodeBlock.VERTICAL_FORMS,
          UnicodeBlock.SMALL_FORM_VARIANTS,
          UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);

  private Cjk() {}

  /// Whether the character is part of a word in a script that is written without spaces.
  static boolean letter(int c) {
    if (c < 0x1100 || !Character.isLetter(c)) {
      return false;
    }
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
      default -> false;
    };
  }

  /// Whether the character is a letter or punctuation mark that no bare address contains.
  static boolean any(int c) {
    if (c < 0x1100) {
      return false;
    }
    UnicodeBlock block = UnicodeBlock.of(c);
    return (block != null && MARKS.contains(block)) || letter(c);
  }
}
