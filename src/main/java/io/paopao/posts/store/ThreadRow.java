package io.paopao.posts.store;

import io.paopao.posts.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A thread with its counts as they are now.
///
/// @param sortKey what the list that it was read for is sorted by
public record ThreadRow(
    long id,
    String board,
    long author,
    long firstPost,
    Text text,
    Marks marks,
    Counts counts,
    Origin origin,
    Instant createdAt,
    long version,
    long sortKey) {

  /// What is written above the posts.
  public record Text(String title, String excerpt, List<String> tags) {}

  /// What moderators have set.
  public record Marks(boolean locked, boolean pinned, boolean featured, boolean deleted) {
    public static final Marks NONE = new Marks(false, false, false, false);
  }

  /// What has happened in it.
  ///
  /// @param repliers who wrote the last replies, newest first, with repetitions
  public record Counts(long replies, long views, Instant lastActivityAt, List<Long> repliers) {}

  /// Where it comes from.
  public record Origin(@Nullable String lang, @Nullable Source source) {
    public static final Origin HERE = new Origin(null, null);
  }

  /// A thread that begins now.
  public static ThreadRow begun(Start start, String board, Text text, Origin origin) {
    return new ThreadRow(
        start.id(),
        board,
        start.author(),
        start.firstPost(),
        text,
        Marks.NONE,
        new Counts(0, 0, start.at(), List.of()),
        origin,
        start.at(),
        1,
        0);
  }

  public ThreadRow with(Counts counted) {
    return new ThreadRow(
        id, board, author, firstPost, text, marks, counted, origin, createdAt, version, sortKey);
  }

  /// Who begins a thread, when, and under which ids.
  public record Start(long id, long firstPost, long author, Instant at) {}
}
