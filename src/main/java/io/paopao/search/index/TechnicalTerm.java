package io.paopao.search.index;

import java.util.ArrayList;
import java.util.List;

/// A term outside Chinese, kept as people write it: `TiKV`, `C++`, `Node.js`, `oom-killer`,
/// `v7.5.0`.
///
/// A compound gives its joined form and, below it, its parts: `node.js` is found by `nodejs`,
/// `node` and `js`.
record TechnicalTerm(List<Token> tokens, int end) {

  private static final int MOST_PARTS = 8;

  static boolean startsAt(CharSequence text, int at) {
    int c = Character.codePointAt(text, at);
    return Character.isLetterOrDigit(c) && !MixedTokenizer.isHan(text.charAt(at));
  }

  static TechnicalTerm read(CharSequence text, int start) {
    var parts = new ArrayList<Token>();
    int at = start;
    do {
      int end = endOfPart(text, at);
      parts.add(Token.next(text.subSequence(at, end).toString(), at));
      at = end + 1;
    } while (joins(text, at - 1) && parts.size() < MOST_PARTS);
    return parts.size() == 1 ? single(parts.getFirst(), text) : compound(parts);
  }

  private static TechnicalTerm single(Token part, CharSequence text) {
    int end = part.end();
    while (end < text.length() && end - part.end() < 2 && "+#".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    boolean signed = end > part.end() && (end == text.length() || !startsAt(text, end));
    var token =
        signed ? Token.next(text.subSequence(part.start(), end).toString(), part.start()) : part;
    return new TechnicalTerm(List.of(token), token.end());
  }

  private static TechnicalTerm compound(List<Token> parts) {
    var tokens = new ArrayList<Token>();
    int start = parts.getFirst().start();
    int end = parts.getLast().end();
    tokens.add(new Token(joined(parts), start, end, 1, parts.size()));
    tokens.add(parts.getFirst().at(0));
    tokens.addAll(parts.subList(1, parts.size()));
    return new TechnicalTerm(tokens, end);
  }

  /// The parts without what joined them, except between digits: `4.0` is not `40`.
  private static String joined(List<Token> parts) {
    var whole = new StringBuilder();
    for (var part : parts) {
      boolean digits =
          !whole.isEmpty()
              && Character.isDigit(whole.charAt(whole.length() - 1))
              && Character.isDigit(part.term().charAt(0));
      whole.append(digits ? "." : "").append(part.term());
    }
    return whole.toString();
  }

  private static int endOfPart(CharSequence text, int start) {
    int at = start;
    while (at < text.length() && inPart(text, at)) {
      at += Character.charCount(Character.codePointAt(text, at));
    }
    return at;
  }

  private static boolean inPart(CharSequence text, int at) {
    int c = Character.codePointAt(text, at);
    boolean apostrophe =
        (c == '\'' || c == '’') && at + 1 < text.length() && startsAt(text, at + 1);
    return apostrophe || startsAt(text, at) || isMark(c);
  }

  private static boolean isMark(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static boolean joins(CharSequence text, int at) {
    return at + 1 < text.length() && "._-".indexOf(text.charAt(at)) >= 0 && startsAt(text, at + 1);
  }
}
