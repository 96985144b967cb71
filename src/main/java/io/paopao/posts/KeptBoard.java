package io.paopao.posts;

import io.paopao.posts.store.BoardRow;

/// A board as admins keep it.
///
/// @param visibility `public` or `private`
public record KeptBoard(
    String slug,
    String name,
    String nameEn,
    String description,
    String descriptionEn,
    String colour,
    int sort,
    String visibility,
    long threadCount) {

  static KeptBoard of(BoardRow row) {
    return new KeptBoard(
        row.slug(),
        row.zh().name(),
        row.en().name(),
        row.zh().description(),
        row.en().description(),
        row.colour(),
        row.sort(),
        row.hidden() ? "private" : "public",
        row.threads());
  }
}
