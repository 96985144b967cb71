package io.paopao.posts.store;

import io.paopao.platform.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// What people want to find again.
public record BookmarkStore(Handle handle) {

  private static final String WRITTEN =
      "TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', b.created_at)";

  /// A post that is bookmarked, in a thread that is not deleted.
  public record Row(long post, String title, Instant createdAt, long sortKey) {}

  public void add(long account, long post, Instant now) {
    handle.execute(
        "INSERT IGNORE INTO posts.bookmark (account, post, created_at) VALUES (?, ?, ?)",
        account,
        post,
        Times.utc(now));
  }

  public void remove(long account, long post) {
    handle.execute("DELETE FROM posts.bookmark WHERE account = ? AND post = ?", account, post);
  }

  /// At most `count` after the cursor, newest first; none on a hidden board.
  public List<Row> page(long account, Set<String> hidden, @Nullable Cursor after, int count) {
    Query query =
        handle
            .createQuery(
                "SELECT b.post, t.title, b.created_at, "
                    + WRITTEN
                    + """
                     AS sort_key FROM posts.bookmark b
                    JOIN posts.post p ON p.id = b.post JOIN posts.thread t ON t.id = p.thread
                    WHERE b.account = :account AND t.deleted_at IS NULL
                    """
                    + Hidden.but(" AND", "t.board", hidden)
                    + (after == null
                        ? ""
                        : " AND b.created_at <= :at AND (b.created_at < :at OR b.post < :last)")
                    + " ORDER BY b.created_at DESC, b.post DESC LIMIT :count")
            .bind("account", account)
            .bind("count", count);
    Hidden.bind(query, hidden);
    if (after != null) {
      query.bind("at", Times.ofMicros(after.key(0))).bind("last", after.key(1));
    }
    return query
        .map((row, context) ->
            new Row(
                row.getLong("post"),
                row.getString("title"),
                Times.at(row, "created_at"),
                row.getLong("sort_key")))
        .list();
  }
}
