package io.paopao.pages.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A search line taken apart: `board:`, `author:` and `tag:` narrow what its words find.
record Operators(String words, String board, String author, String tag) {

  private static final Pattern OPERATOR = Pattern.compile("(?<!\\S)(board|author|tag)[:：](\\S+)");

  /// @param otherwise what holds where the line says nothing
  static Operators parse(String line, Operators otherwise) {
    Matcher found = OPERATOR.matcher(line);
    Operators operators = otherwise;
    while (found.find()) {
      operators = operators.with(found.group(1), found.group(2));
    }
    return new Operators(
        found.replaceAll(" ").strip().replaceAll("\\s+", " "),
        operators.board,
        operators.author,
        operators.tag);
  }

  private Operators with(String name, String value) {
    return switch (name) {
      case "board" -> new Operators(words, value, author, tag);
      case "author" -> new Operators(words, board, value.replaceFirst("^@", ""), tag);
      default -> new Operators(words, board, author, value);
    };
  }
}
