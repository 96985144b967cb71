package io.paopao.search.index;

import java.util.ArrayList;
import java.util.List;

/// One thing a question asks for: a word, or a compound such as `oom-killer` with its parts.
record QueryUnit(String term, String text, List<String> parts) {

  /// More are not asked for, so that no question costs much.
  private static final int MOST = 32;

  /// The units of `text`, whose analysis gave `tokens`.
  static List<QueryUnit> of(String text, List<Token> tokens) {
    var units = new ArrayList<QueryUnit>();
    for (int i = 0; i < tokens.size() && units.size() < MOST; i++) {
      var token = tokens.get(i);
      int parts = token.span() > 1 ? token.span() : 0;
      units.add(
          new QueryUnit(
              token.term(),
              text.substring(token.start(), token.end()),
              tokens.subList(i + 1, i + 1 + parts).stream().map(Token::term).toList()));
      i += parts;
    }
    return units.stream().distinct().toList();
  }
}
