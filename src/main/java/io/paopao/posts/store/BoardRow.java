package io.paopao.posts.store;

/// A board with its texts in both languages.
public record BoardRow(String slug, Text zh, Text en, String colour, boolean hidden, long threads) {

  /// Name and description in one language.
  public record Text(String name, String description) {}
}
