package io.paopao.pages.view;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Generated faces: initials and one of twelve hues.
final class Avatar {

  private static final int HUES = 12;
  private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Avatar() {}

  static String hue(String seed) {
    return "hue-" + Math.floorMod((seed.hashCode() * 0x9E3779B9) >>> 8, HUES);
  }

  /// One character for scripts such as Han, up to two letters for alphabets.
  static String initials(String name) {
    List<String> words = BREAK.splitAsStream(name).filter(w -> !w.isEmpty()).toList();
    if (words.isEmpty()) {
      return "?";
    }
    String first = firstCharacter(words.getFirst());
    boolean alphabetic = !Character.isIdeographic(first.codePointAt(0));
    String second = alphabetic && words.size() > 1 ? firstCharacter(words.get(1)) : "";
    boolean pairs = !second.isEmpty() && Character.isLetter(second.codePointAt(0));
    return (pairs ? first + second : first).toUpperCase(Locale.ROOT);
  }

  private static String firstCharacter(String word) {
    return Character.toString(word.codePointAt(0));
  }
}
