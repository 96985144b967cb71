package io.paopao.posts.markup;

import java.util.ArrayList;
import java.util.List;

/// One `@handle` in a text: where its `@` stands and which handles it can mean, longest first.
record Mention(int at, List<String> candidates) {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 30;

  /// The mentions in one text; addresses such as `me@example.com` are none.
  static List<Mention> in(String text) {
    List<Mention> mentions = new ArrayList<>();
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      if (at == 0 || opens(text.codePointBefore(at))) {
        List<String> candidates = candidates(text, at + 1);
        if (!candidates.isEmpty()) {
          mentions.add(new Mention(at, candidates));
        }
      }
    }
    return mentions;
  }

  private static boolean opens(int before) {
    return Cjk.letter(before)
        || (!Character.isLetterOrDigit(before) && "_-.+/@".indexOf(before) < 0);
  }

  private static List<String> candidates(String text, int start) {
    List<String> candidates = new ArrayList<>();
    int end = start;
    for (int length = 1; end < text.length() && length <= LONGEST; length++) {
      int c = text.codePointAt(end);
      if (!part(c)) {
        break;
      }
      end += Character.charCount(c);
      if (length >= SHORTEST && mayEnd(text, end)) {
        candidates.addFirst(text.substring(start, end));
      }
    }
    return candidates;
  }

  /// A handle ends with its run of handle characters, next to a CJK letter, or before a trailing
  /// dash or underscore.
  private static boolean mayEnd(String text, int end) {
    if (end == text.length()) {
      return true;
    }
    int next = text.codePointAt(end);
    if (!part(next)) {
      return !continuesAddress(text, end);
    }
    return Cjk.letter(next) || Cjk.letter(text.codePointBefore(end)) || trailing(text, end);
  }

  private static boolean continuesAddress(String text, int end) {
    char next = text.charAt(end);
    boolean joint = next == '.' || next == '/';
    return next == '@' || (joint && end + 1 < text.length() && ascii(text.charAt(end + 1)));
  }

  private static boolean trailing(String text, int from) {
    int end = from;
    while (end < text.length() && end - from < LONGEST && dash(text.charAt(end))) {
      end++;
    }
    return end > from && (end == text.length() || !part(text.codePointAt(end)));
  }

  private static boolean part(int c) {
    return ascii(c) || dash(c) || Cjk.letter(c);
  }

  private static boolean ascii(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean dash(int c) {
    return c == '-' || c == '_';
  }
}
