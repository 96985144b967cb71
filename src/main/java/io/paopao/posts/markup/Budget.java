package io.paopao.posts.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a body asks of the parser, counted in one pass before the parser sees it.
///
/// @param cells the most table cells it can come to: a short row is filled up to the header's
///   columns, so a wide header over many short rows grows with the square of the body
/// @param openers the most emphasis and images that can be open at once: so deep the parser
///   recurses
record Budget(long cells, int openers) {

  private static final long MAX_CELLS = 10_000;
  private static final int MAX_OPENERS = 1_000;

  private static final Pattern DELIMITER_ROW = Pattern.compile("[-|:\\s>*+0-9.)]*+");
  private static final Pattern BLANK = Pattern.compile("[ \\t]*+| {0,3}>[ \\t>]*+");
  private static final Pattern OPENER =
      Pattern.compile("(?:\\*++|~++|!\\[|(?<![\\p{Alnum}_])_++)(?=\\S)");

  static Budget of(String body) {
    long cells = 0;
    int openers = 0;
    Paragraph paragraph = new Paragraph(0, 0, 0);
    for (String line : (Iterable<String>) body.lines()::iterator) {
      boolean blank = BLANK.matcher(line).matches();
      cells += blank ? paragraph.cells() : 0;
      paragraph = blank ? new Paragraph(0, 0, 0) : paragraph.with(line);
      openers = Math.max(openers, paragraph.openers);
    }
    return new Budget(cells + paragraph.cells(), openers);
  }

  boolean allowsTables() {
    return cells <= MAX_CELLS;
  }

  boolean allowsParsing() {
    return openers <= MAX_OPENERS;
  }

  /// Lines without a blank one between them: no table and no emphasis reaches further.
  private record Paragraph(long rows, long columns, int openers) {

    Paragraph with(String line) {
      return new Paragraph(rows + 1, Math.max(columns, columnsOf(line)), openers + openersOf(line));
    }

    long cells() {
      return rows * columns;
    }

    private static long columnsOf(String line) {
      long pipes = line.chars().filter(c -> c == '|').count();
      return pipes > 0 && DELIMITER_ROW.matcher(line).matches() ? pipes + 1 : 0;
    }

    private static int openersOf(String line) {
      Matcher matcher = OPENER.matcher(line);
      int openers = 0;
      while (matcher.find()) {
        openers++;
      }
      return openers;
    }
  }
}
