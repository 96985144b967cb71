package io.paopao.search.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that can be found, as plain text.
///
/// The title of a post is that of its thread: it is shown with the hit, but only the thread is
/// found by it.
///
/// @param postId the post that the body is the text of: of a thread, its first one
public record Entry(
    Kind kind,
    String id,
    @Nullable String threadId,
    @Nullable String postId,
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
        Kind.USER,
        id,
        null,
        null,
        null,
        handle,
        List.of(),
        createdAt,
        displayName + " " + handle,
        "");
  }

  /// The same thread or post with another body.
  public Entry saying(String text) {
    return new Entry(kind, id, threadId, postId, board, author, tags, createdAt, title, text);
  }

  /// The same thread or post at another board, under another title, with other tags.
  public Entry under(String newBoard, String newTitle, List<String> newTags) {
    return new Entry(
        kind, id, threadId, postId, newBoard, author, newTags, createdAt, newTitle, body);
  }
}
