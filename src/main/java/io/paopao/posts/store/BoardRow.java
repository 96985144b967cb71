package io.paopao.posts.store;

/// A board with its texts in both languages.
///
/// @param hidden whether it is private
public record BoardRow(
    String slug, Text zh, Text en, String colour, boolean hidden, long threads, int sort) {

  /// Name and description in one language.
  public record Text(String name, String description) {}
}
