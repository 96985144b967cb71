package io.paopao.posts.store;

import io.paopao.platform.Cursor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// How far people have read.
public record ReadMarks(Handle handle) {

  private static final String UNREAD =
      """
       FROM posts.read_mark m JOIN posts.thread_stats s ON s.thread = m.thread
      WHERE m.account = :account AND s.visible = TRUE AND s.last_activity_at > m.seen_at
      """;

  /// Whose unread threads.
  ///
  /// @param board slug, or null for all boards
  /// @param hidden boards whose threads are left out
  public record Reader(long account, @Nullable String board, Set<String> hidden) {}

  public Optional<Instant> seen(long account, long thread) {
    return handle
        .createQuery("SELECT seen_at FROM posts.read_mark WHERE account = :a AND thread = :t")
        .bind("a", account)
        .bind("t", thread)
        .map((row, context) -> Times.at(row, "seen_at"))
        .findOne();
  }

  /// A mark never goes back.
  public void save(long account, long thread, Instant seen) {
    handle
        .createUpdate(
            """
            INSERT INTO posts.read_mark (account, thread, seen_at) VALUES (:account, :thread, :at)
            ON DUPLICATE KEY UPDATE seen_at = GREATEST(seen_at, :at)
            """)
        .bind("account", account)
        .bind("thread", thread)
        .bind("at", Times.utc(seen))
        .execute();
  }

  /// Forgets all marks of the account but the latest.
  public void prune(long account, int kept) {
    handle
        .createUpdate(
            """
            DELETE FROM posts.read_mark WHERE account = :account AND seen_at <=
              (SELECT seen_at FROM posts.read_mark WHERE account = :account
               ORDER BY seen_at DESC LIMIT 1 OFFSET :kept)
            """)
        .bind("account", account)
        .bind("kept", kept)
        .execute();
  }

  /// At most `count` threads after the cursor, which holds the last one's time and id.
  public List<ThreadRow> unread(Reader reader, @Nullable Cursor after, int count) {
    Query query =
        handle
            .createQuery(
                "SELECT "
                    + ThreadStore.COLUMNS
                    + " s.active AS sort_key"
                    + UNREAD.replace("WHERE", "JOIN posts.thread t ON t.id = s.thread WHERE")
                    + (reader.board() == null ? "" : " AND s.board = :board")
                    + Hidden.but(" AND", "s.board", reader.hidden())
                    + (after == null
                        ? ""
                        : " AND (s.active < :key OR (s.active = :key AND s.thread < :last))")
                    + " ORDER BY s.active DESC, s.thread DESC LIMIT :count")
            .bind("account", reader.account())
            .bind("count", count);
    Hidden.bind(query, reader.hidden());
    if (reader.board() != null) {
      query.bind("board", reader.board());
    }
    if (after != null) {
      query.bind("key", after.key(0)).bind("last", after.key(1));
    }
    return query.map((row, context) -> ThreadStore.thread(row)).list();
  }

  /// Those of the threads in which something is unread.
  public List<Long> unread(long account, Collection<Long> threads) {
    return handle
        .createQuery("SELECT m.thread" + UNREAD + " AND m.thread IN (<threads>)")
        .bind("account", account)
        .bindList("threads", threads)
        .mapTo(Long.class)
        .list();
  }

  /// How many threads of each board have something unread.
  public Map<String, Integer> unreadByBoard(long account) {
    return handle
        .createQuery("SELECT s.board, COUNT(*) AS threads" + UNREAD + " GROUP BY s.board")
        .bind("account", account)
        .map((row, context) -> Map.entry(row.getString("board"), row.getInt("threads")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// The first post of the thread after that time that is not deleted.
  public Optional<Long> firstAfter(long thread, Instant seen) {
    return handle
        .createQuery(
            """
            SELECT id FROM posts.post WHERE thread = :thread AND created_at > :seen
            AND deleted_at IS NULL ORDER BY created_at, id LIMIT 1
            """)
        .bind("thread", thread)
        .bind("seen", Times.utc(seen))
        .mapTo(Long.class)
        .findOne();
  }
}
