package io.paopao.posts.markup;

import java.util.Set;

/// What one Markdown body came to: HTML to show, text to search, handles to notify.
///
/// @param html safe to write into a page as it is
/// @param text the words without markup, code included, one block per line
/// @param mentions the known handles that the HTML links to, in order of appearance
public record Rendered(String html, String text, Set<String> mentions) {

  /// The start of the text on one line, at most `length` characters and a closing ellipsis.
  public String excerpt(int length) {
    return PlainText.excerpt(text, length);
  }
}
