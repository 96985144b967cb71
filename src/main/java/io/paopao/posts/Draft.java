package io.paopao.posts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that its author has not finished.
///
/// @param key what it is for, as its author's client names it: `new-thread`, `thread:42`
/// @param sequence grows with every save; an older one never replaces a newer one
public record Draft(
    String key,
    String body,
    @Nullable String title,
    @Nullable String board,
    long sequence,
    Instant updatedAt) {

  boolean says(Draft other) {
    return body.equals(other.body)
        && java.util.Objects.equals(title, other.title)
        && java.util.Objects.equals(board, other.board);
  }
}
