package io.paopao.posts.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Single posts.
public record PostStore(Handle handle) {

  static final String COLUMNS =
      """
      p.id, p.thread, p.reply_to, p.author, p.body, p.html, p.text, p.created_at, p.edited_at,
      p.edited_by, p.deleted_at, p.deleted_by, p.version,
      """;

  /// A post with its reactions, deleted or not.
  public Optional<PostRow> find(long id) {
    List<PostRow> found =
        handle
            .createQuery("SELECT " + COLUMNS + " 0 AS sort_key FROM posts.post p WHERE p.id = :id")
            .bind("id", id)
            .map((row, context) -> post(row))
            .list();
    return new ReactionStore(handle).counted(found).stream().findFirst();
  }

  public List<PostRow> find(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<PostRow> found =
        handle
            .createQuery(
                "SELECT " + COLUMNS + " 0 AS sort_key FROM posts.post p WHERE p.id IN (<ids>)")
            .bindList("ids", ids)
            .map((row, context) -> post(row))
            .list();
    return new ReactionStore(handle).counted(found);
  }

  public void insert(List<PostRow> posts) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO posts.post (id, thread, reply_to, author, body, html, text, created_at)
            VALUES (:id, :thread, :replyTo, :author, :body, :html, :text, :at)
            """);
    for (PostRow post : posts) {
      batch
          .bind("id", post.id())
          .bind("thread", post.thread())
          .bind("replyTo", post.replyTo())
          .bind("author", post.author())
          .bind("body", post.content().body())
          .bind("html", post.content().html())
          .bind("text", post.content().text())
          .bind("at", Times.utc(post.life().createdAt()))
          .add();
    }
    batch.execute();
  }

  /// What an imported post had earned where it comes from.
  public record Earned(long post, int score, boolean accepted) {
    public boolean isAny() {
      return score != 0 || accepted;
    }
  }

  public void earned(List<Earned> all) {
    if (all.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "UPDATE posts.post SET score = :score, accepted = :accepted WHERE id = :post");
    all.forEach(earned ->
        batch
            .bind("score", earned.score())
            .bind("accepted", earned.accepted())
            .bind("post", earned.post())
            .add());
    batch.execute();
  }

  /// A post, deleted or not, that stays as it is until the transaction ends.
  public Optional<PostRow> lock(long id) {
    boolean known =
        handle
            .createQuery("SELECT id FROM posts.post WHERE id = :id FOR UPDATE")
            .bind("id", id)
            .mapTo(Long.class)
            .findOne()
            .isPresent();
    return known ? find(id) : Optional.empty();
  }

  /// Replaces what the post says.
  public void edit(long id, PostRow.Content content, long editor, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE posts.post SET body = :body, html = :html, text = :text,
              edited_at = :now, edited_by = :editor, version = version + 1
            WHERE id = :id
            """)
        .bind("body", content.body())
        .bind("html", content.html())
        .bind("text", content.text())
        .bind("now", Times.utc(now))
        .bind("editor", editor)
        .bind("id", id)
        .execute();
  }

  /// @param by who deletes it, or null to restore it
  /// @return whether it was not so before
  public boolean delete(long id, @Nullable Long by, Instant now) {
    return handle
            .createUpdate(
                """
                UPDATE posts.post SET deleted_at = :at, deleted_by = :by, version = version + 1
                WHERE id = :id AND (deleted_at IS NULL) = :visible
                """)
            .bind("at", by == null ? null : Times.utc(now))
            .bind("by", by)
            .bind("id", id)
            .bind("visible", by != null)
            .execute()
        == 1;
  }

  /// Makes what anyone holds of the post outdated. Locks the post until the transaction ends.
  ///
  /// @return the new version
  public long touch(long id) {
    handle.execute("UPDATE posts.post SET version = version + 1 WHERE id = ?", id);
    return handle
        .createQuery("SELECT version FROM posts.post WHERE id = :id")
        .bind("id", id)
        .mapTo(Long.class)
        .one();
  }

  /// A post's id and version.
  public record Version(long id, long version) {}

  /// Makes what anyone holds of the posts of a thread outdated.
  public List<Version> touchAll(long thread) {
    handle.execute("UPDATE posts.post SET version = version + 1 WHERE thread = ?", thread);
    return versions(thread);
  }

  /// How many posts the threads of a board have.
  public long countOn(String board) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) FROM posts.thread_stats s JOIN posts.post p ON p.thread = s.thread
            WHERE s.board = :board
            """)
        .bind("board", board)
        .mapTo(Long.class)
        .one();
  }

  /// The versions of all posts of a thread.
  public List<Version> versions(long thread) {
    return versions("thread", thread);
  }

  /// The version of one post; empty when it does not exist.
  public List<Version> version(long id) {
    return versions("id", id);
  }

  private List<Version> versions(String column, long value) {
    return handle
        .createQuery("SELECT id, version FROM posts.post WHERE " + column + " = :value")
        .bind("value", value)
        .map((row, context) -> new Version(row.getLong("id"), row.getLong("version")))
        .list();
  }

  static PostRow post(ResultSet row) throws SQLException {
    return new PostRow(
        row.getLong("id"),
        row.getLong("thread"),
        Times.longOrNull(row, "reply_to"),
        row.getLong("author"),
        new PostRow.Content(row.getString("body"), row.getString("html"), row.getString("text")),
        new PostRow.Life(
            Times.at(row, "created_at"),
            Times.atOrNull(row, "edited_at"),
            Times.longOrNull(row, "edited_by"),
            Times.atOrNull(row, "deleted_at"),
            Times.longOrNull(row, "deleted_by")),
        row.getLong("version"),
        List.of(),
        row.getLong("sort_key"));
  }
}
