package io.paopao.notifications.messaging;

import java.text.BreakIterator;
import java.util.Locale;

/// The beginning of a text.
final class Excerpt {

  private Excerpt() {}

  /// At most this many characters, ending at a whole one as readers see it.
  static String of(String text, int max) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= max) {
      return line;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(line);
    return line.substring(0, characters.preceding(max + 1)) + "…";
  }
}
