package io.paopao.posts;

import io.paopao.platform.Position;
import io.paopao.users.Author;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A thread as it stands on its own page.
///
/// @param deleted only moderators see a thread that is
/// @param lang the language it is written in (BCP 47), when that is known
/// @param source where it was imported from; null for a thread that was written here
/// @param version grows with every change of the thread itself
/// @param position where the channel `thread:{id}` stands
public record ThreadDetail(
    String id,
    String board,
    String title,
    Author author,
    List<String> tags,
    long replyCount,
    long viewCount,
    boolean pinned,
    boolean locked,
    boolean featured,
    boolean deleted,
    Instant createdAt,
    Instant lastActivityAt,
    Post firstPost,
    @Nullable String lang,
    @Nullable Source source,
    long version,
    Position position) {

  /// A tag that changes with whatever a reader sees of the thread, but for the count of views.
  public String etag() {
    int seen = java.util.Objects.hash(replyCount, lastActivityAt, firstPost.version());
    return version + "-" + Integer.toHexString(seen);
  }
}
