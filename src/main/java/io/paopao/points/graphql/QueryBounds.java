package io.paopao.points.graphql;

import io.paopao.platform.Problem;

/// How much a query may ask for: judged by its text, before anything is run.
///
/// @param depth how deep selections may be nested
/// @param fields how many names the query may hold
/// @param spreads how many fragments may be spread, as one may hold many others
record QueryBounds(int depth, int fields, int spreads) {

  static final QueryBounds USUAL = new QueryBounds(6, 100, 8);
  private static final String BLOCK = "\"\"\"";

  /// @throws Problem 400 `query.invalid` for a string without an end
  boolean allow(String query) {
    int nested = 0;
    int names = 0;
    int dots = 0;
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      switch (c) {
        case '"' -> i = endOfString(query, i);
        case '#' -> i = endOfLine(query, i);
        case '{' -> nested++;
        case '}' -> nested--;
        case '.' -> dots++;
        default -> names += isBeginOfName(query, i) ? 1 : 0;
      }
      if (nested > depth || names > fields || dots > 3 * spreads) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBeginOfName(String query, int at) {
    return isLetter(query.charAt(at)) && (at == 0 || !isLetter(query.charAt(at - 1)));
  }

  private static boolean isLetter(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static int endOfLine(String query, int begin) {
    int i = begin;
    while (i < query.length() && query.charAt(i) != '\n' && query.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  /// The last index of the string that begins here: a block between three quotes, or one with
  /// escapes in one line.
  private static int endOfString(String query, int begin) {
    return query.startsWith(BLOCK, begin) ? endOfBlock(query, begin) : endOfPlain(query, begin);
  }

  private static int endOfBlock(String query, int begin) {
    int end = query.indexOf(BLOCK, begin + 3);
    while (end > 0 && query.charAt(end - 1) == '\\') {
      end = query.indexOf(BLOCK, end + 3);
    }
    if (end < 0) {
      throw endless();
    }
    return end + 2;
  }

  private static int endOfPlain(String query, int begin) {
    for (int i = begin + 1; i < query.length(); i++) {
      switch (query.charAt(i)) {
        case '"' -> {
          return i;
        }
        case '\n', '\r' -> throw endless();
        case '\\' -> i++;
        default -> {}
      }
    }
    throw endless();
  }

  /// Where such a string ends is for the parser to guess, which may read the rest as a query.
  private static Problem endless() {
    return Problem.badRequest("query.invalid");
  }
}
