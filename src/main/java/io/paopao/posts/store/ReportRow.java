package io.paopao.posts.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `posts.report`.
///
/// @param decision null while it waits
public record ReportRow(
    long id,
    long post,
    long thread,
    long reporter,
    String reason,
    @Nullable String note,
    Instant createdAt,
    @Nullable Decision decision) {

  /// What was done about it.
  ///
  /// @param by account of the moderator
  public record Decision(String action, @Nullable String note, long by, Instant at) {}
}
