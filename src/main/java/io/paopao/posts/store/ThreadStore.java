package io.paopao.posts.store;

import io.paopao.posts.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Single threads.
public record ThreadStore(Handle handle) {

  /// Counts are the folded ones plus those that wait to be folded: in one statement, so that no
  /// folding can come between.
  static final String COLUMNS =
      """
      t.id, t.board, t.author, t.first_post, t.title, t.excerpt, t.tags, t.locked, t.pinned,
      t.featured, t.lang, t.source, t.source_url, t.license, t.created_at, t.deleted_at, t.version,
      s.repliers,
      s.replies + (SELECT COALESCE(SUM(d.replies), 0) FROM posts.thread_delta d
        WHERE d.thread = s.thread) AS replies,
      s.views + (SELECT COALESCE(SUM(d.views), 0) FROM posts.thread_delta d
        WHERE d.thread = s.thread) AS views,
      GREATEST(s.last_activity_at, COALESCE((SELECT MAX(d.activity_at) FROM posts.thread_delta d
        WHERE d.thread = s.thread), s.last_activity_at)) AS last_activity_at,
      """;

  /// A thread, deleted or not.
  public Optional<ThreadRow> find(long id) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + """
                 0 AS sort_key FROM posts.thread t JOIN posts.thread_stats s ON s.thread = t.id
                WHERE t.id = :id
                """)
        .bind("id", id)
        .map((row, context) -> thread(row))
        .findOne();
  }

  /// All threads of a board, deleted ones among them.
  public List<Long> idsOn(String board) {
    return handle
        .createQuery("SELECT thread FROM posts.thread_stats WHERE board = :board ORDER BY thread")
        .bind("board", board)
        .mapTo(Long.class)
        .list();
  }

  public void insert(ThreadRow thread) {
    insertThread(thread);
    insertStats(thread);
    new BoardStore(handle).count(thread.board(), 1);
    tag(thread.id(), thread.text().tags());
  }

  /// A thread, deleted or not, whose own row stays as it is until the transaction ends. Replies do
  /// not wait for that.
  public Optional<ThreadRow> lock(long id) {
    boolean known =
        handle
            .createQuery("SELECT id FROM posts.thread WHERE id = :id FOR UPDATE")
            .bind("id", id)
            .mapTo(Long.class)
            .findOne()
            .isPresent();
    return known ? find(id) : Optional.empty();
  }

  public void update(long id, String title, List<String> tags) {
    handle.execute(
        "UPDATE posts.thread SET title = ?, tags = ?, version = version + 1 WHERE id = ?",
        title,
        String.join("\n", tags),
        id);
  }

  public void excerpt(long id, String excerpt) {
    handle.execute(
        "UPDATE posts.thread SET excerpt = ?, version = version + 1 WHERE id = ?", excerpt, id);
  }

  /// Replaces the thread's tags in the index of tags.
  public void retag(long id, List<String> tags) {
    handle.execute("DELETE FROM posts.thread_tag WHERE thread = ?", id);
    tag(id, tags);
  }

  private void tag(long id, List<String> tags) {
    if (tags.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("INSERT INTO posts.thread_tag (tag, thread) VALUES (:tag, :thread)");
    tags.forEach(tag -> batch.bind("tag", tag).bind("thread", id).add());
    batch.execute();
  }

  private void insertThread(ThreadRow thread) {
    Source source = thread.origin().source();
    handle
        .createUpdate(
            """
            INSERT INTO posts.thread (id, board, author, first_post, title, excerpt, tags, lang,
              source, source_url, license, created_at)
            VALUES (:id, :board, :author, :firstPost, :title, :excerpt, :tags, :lang, :source,
              :url, :license, :at)
            """)
        .bind("id", thread.id())
        .bind("board", thread.board())
        .bind("author", thread.author())
        .bind("firstPost", thread.firstPost())
        .bind("title", thread.text().title())
        .bind("excerpt", thread.text().excerpt())
        .bind("tags", String.join("\n", thread.text().tags()))
        .bind("lang", thread.origin().lang())
        .bind("source", source == null ? null : source.name())
        .bind("url", source == null ? null : source.url())
        .bind("license", source == null ? null : source.license())
        .bind("at", Times.utc(thread.createdAt()))
        .execute();
  }

  private void insertStats(ThreadRow thread) {
    ThreadRow.Counts counts = thread.counts();
    handle
        .createUpdate(
            """
            INSERT INTO posts.thread_stats (thread, board, visible, pinned, created_at,
              last_activity_at, replies, views, repliers)
            VALUES (:id, :board, TRUE, FALSE, :at, :active, :replies, :views, :repliers)
            """)
        .bind("id", thread.id())
        .bind("board", thread.board())
        .bind("at", Times.utc(thread.createdAt()))
        .bind("active", Times.utc(counts.lastActivityAt()))
        .bind("replies", counts.replies())
        .bind("views", counts.views())
        .bind(
            "repliers", String.join(",", counts.repliers().stream().map(String::valueOf).toList()))
        .execute();
  }

  static ThreadRow thread(ResultSet row) throws SQLException {
    return new ThreadRow(
        row.getLong("id"),
        row.getString("board"),
        row.getLong("author"),
        row.getLong("first_post"),
        new ThreadRow.Text(
            row.getString("title"), row.getString("excerpt"), lines(row.getString("tags"))),
        marks(row),
        counts(row),
        new ThreadRow.Origin(row.getString("lang"), source(row)),
        Times.at(row, "created_at"),
        row.getLong("version"),
        row.getLong("sort_key"));
  }

  private static ThreadRow.Marks marks(ResultSet row) throws SQLException {
    Instant deletedAt = Times.atOrNull(row, "deleted_at");
    return new ThreadRow.Marks(
        row.getBoolean("locked"),
        row.getBoolean("pinned"),
        row.getBoolean("featured"),
        deletedAt != null);
  }

  private static ThreadRow.Counts counts(ResultSet row) throws SQLException {
    String repliers = row.getString("repliers");
    return new ThreadRow.Counts(
        row.getLong("replies"),
        row.getLong("views"),
        Times.at(row, "last_activity_at"),
        repliers.isEmpty()
            ? List.of()
            : Arrays.stream(repliers.split(",", -1)).map(Long::valueOf).toList());
  }

  private static @Nullable Source source(ResultSet row) throws SQLException {
    String name = row.getString("source");
    return name == null
        ? null
        : new Source(name, row.getString("source_url"), row.getString("license"));
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }
}
