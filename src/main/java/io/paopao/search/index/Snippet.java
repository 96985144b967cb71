package io.paopao.search.index;

import java.util.List;

/// A piece of a document's text and the ranges of it that answer the question, in order and apart.
public record Snippet(String text, List<Range> highlights) {

  /// Characters of the text from `start` up to, not including, `end`.
  public record Range(int start, int end) {}

  public Snippet {
    highlights = List.copyOf(highlights);
  }

  /// The text as safe HTML, its highlights in `<mark>`.
  public String html() {
    var html = new StringBuilder();
    int at = 0;
    for (var range : highlights) {
      escape(html, at, range.start());
      html.append("<mark>");
      escape(html, range.start(), range.end());
      html.append("</mark>");
      at = range.end();
    }
    escape(html, at, text.length());
    return html.toString();
  }

  private void escape(StringBuilder html, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
  }
}
