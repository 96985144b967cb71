package io.paopao.platform;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with a request, so that the client is told all of it at once.
public final class Validation {

  private final List<Problem.FieldError> errors = new ArrayList<>();

  /// Refuses a text that is absent, blank, longer than `max` graphemes or holds control characters.
  ///
  /// @return the text without surrounding white space, or "" when it was refused
  public String text(String field, @Nullable String value, int min, int max) {
    String text = value == null ? "" : value.strip();
    if (text.isEmpty() && min > 0) {
      add(field, "field.required");
    } else if (text.length() > max * 8 || graphemes(text) > max) {
      add(field, "field.tooLong", max);
    } else if (graphemes(text) < min) {
      add(field, "field.tooShort", min);
    } else if (text.chars().anyMatch(Validation::isForbidden) || hasLoneSurrogate(text)) {
      add(field, "field.characters");
    } else {
      return text;
    }
    return "";
  }

  public void pattern(String field, String value, Pattern pattern, String code) {
    if (!value.isEmpty() && !pattern.matcher(value).matches()) {
      add(field, code);
    }
  }

  public void add(String field, String code, Object... arguments) {
    errors.add(Problem.FieldError.of(field, code, arguments));
  }

  /// @throws Problem 422 `invalid` when anything was refused
  public void check() {
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
  }

  /// The length as a reader counts it.
  public static int graphemes(String text) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int count = 0;
    while (characters.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }

  private static boolean isForbidden(int c) {
    return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f;
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
