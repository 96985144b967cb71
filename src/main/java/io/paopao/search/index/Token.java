package io.paopao.search.index;

/// A term found in a text, and where: `step` positions after the one before it, `span` positions
/// wide.
record Token(String term, int start, int end, int step, int span) {

  /// Longer terms are cut: nobody types them, and the index refuses the longest.
  private static final int LONGEST = 64;

  Token {
    term = term.length() > LONGEST ? term.substring(0, LONGEST) : term;
  }

  static Token next(String term, int start) {
    return new Token(term, start, start + term.length(), 1, 1);
  }

  Token at(int newStep) {
    return new Token(term, start, end, newStep, span);
  }
}
