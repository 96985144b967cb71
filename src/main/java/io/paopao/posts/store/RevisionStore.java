package io.paopao.posts.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What posts have said before.
public record RevisionStore(Handle handle) {

  /// A body and who wrote it when.
  public record Row(long version, String body, long editor, Instant writtenAt) {

    /// What the post says now.
    public static Row current(PostRow post) {
      PostRow.Life life = post.life();
      return new Row(
          post.version(),
          post.content().body(),
          life.editedBy() == null ? post.author() : life.editedBy(),
          life.editedAt() == null ? life.createdAt() : life.editedAt());
    }
  }

  public void keep(PostRow post) {
    Row row = Row.current(post);
    handle
        .createUpdate(
            """
            INSERT INTO posts.revision (post, version, body, editor, written_at)
            VALUES (:post, :version, :body, :editor, :at)
            """)
        .bind("post", post.id())
        .bind("version", row.version())
        .bind("body", row.body())
        .bind("editor", row.editor())
        .bind("at", Times.utc(row.writtenAt()))
        .execute();
  }

  /// At most `count` that are older than the version, newest first.
  public List<Row> before(long post, long version, int count) {
    return handle
        .createQuery(
            """
            SELECT version, body, editor, written_at FROM posts.revision
            WHERE post = :post AND version < :version ORDER BY version DESC LIMIT :count
            """)
        .bind("post", post)
        .bind("version", version)
        .bind("count", count)
        .map((row, context) ->
            new Row(
                row.getLong("version"),
                row.getString("body"),
                row.getLong("editor"),
                Times.at(row, "written_at")))
        .list();
  }
}
