package io.paopao.posts.store;

import io.paopao.posts.Post;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A post as it is stored, deleted or not.
public record PostRow(
    long id,
    long thread,
    @Nullable Long replyTo,
    long author,
    Content content,
    Life life,
    long version,
    List<Post.Reaction> reactions,
    long sortKey) {

  /// What it says: as written, as shown, as words.
  public record Content(String body, String html, String text) {}

  /// When what happened to it, and by whom.
  public record Life(
      Instant createdAt,
      @Nullable Instant editedAt,
      @Nullable Long editedBy,
      @Nullable Instant deletedAt,
      @Nullable Long deletedBy) {
    public static Life begins(Instant at) {
      return new Life(at, null, null, null, null);
    }
  }

  /// A post that is written now.
  public static PostRow written(Place place, long author, Content content, Instant at) {
    return new PostRow(
        place.id(),
        place.thread(),
        place.replyTo(),
        author,
        content,
        Life.begins(at),
        1,
        List.of(),
        0);
  }

  /// Where a post stands.
  public record Place(long id, long thread, @Nullable Long replyTo) {}

  public boolean deleted() {
    return life.deletedAt() != null;
  }

  PostRow with(List<Post.Reaction> counted) {
    return new PostRow(id, thread, replyTo, author, content, life, version, counted, sortKey);
  }
}
