package io.paopao.search.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that can be found, as plain text.
///
/// The title of a post is that of its thread: it is shown with the hit, but only the thread is
/// found by it.
public record Entry(
    Kind kind,
    String id,
    @Nullable String threadId,
    @Nullable String board,
    String author,
    List<String> tags,
    Instant createdAt,
    String title,
    String body) {

  public Entry {
    tags = List.copyOf(tags);
  }

  /// A person, found by handle and display name.
  public static Entry user(String id, String handle, String displayName, Instant createdAt) {
    return new Entry(
        Kind.USER, id, null, null, handle, List.of(), createdAt, displayName + " " + handle, "");
  }
}
