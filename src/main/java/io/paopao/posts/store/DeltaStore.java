package io.paopao.posts.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Counts on their way: rows that are only inserted, and the folding that takes them up.
public record DeltaStore(Handle handle) {

  /// What waits to be added to a thread's counts.
  public record Delta(
      long id,
      long thread,
      int replies,
      int views,
      @Nullable LocalDateTime activityAt,
      @Nullable Long replier) {}

  public void reply(long thread, long author, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO posts.thread_delta (thread, replies, views, activity_at, replier)
            VALUES (:thread, 1, 0, :at, :author)
            """)
        .bind("thread", thread)
        .bind("at", Times.utc(at))
        .bind("author", author)
        .execute();
  }

  /// A reply is gone (-1) or back (+1).
  public void replies(long thread, int more) {
    handle.execute(
        "INSERT INTO posts.thread_delta (thread, replies, views) VALUES (?, ?, 0)", thread, more);
  }

  public void views(Map<Long, Integer> views) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO posts.thread_delta (thread, replies, views) VALUES (:thread, 0, :views)");
    views.forEach((thread, number) -> batch.bind("thread", thread).bind("views", number).add());
    batch.execute();
  }

  /// The oldest deltas that no other node is folding, locked for this transaction.
  public List<Delta> take(int count) {
    return handle
        .createQuery(
            """
            SELECT id, thread, replies, views, activity_at, replier FROM posts.thread_delta
            ORDER BY id LIMIT :count FOR UPDATE SKIP LOCKED
            """)
        .bind("count", count)
        .map((row, context) -> delta(row))
        .list();
  }

  /// Adds the sums to the threads and removes what they were made of.
  public void fold(List<Delta> taken, List<DeltaSum> sums) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            UPDATE posts.thread_stats SET replies = replies + :replies, views = views + :views,
              last_activity_at = GREATEST(last_activity_at, COALESCE(:activityAt, last_activity_at)),
              repliers = TRIM(TRAILING ',' FROM
                SUBSTRING_INDEX(CONCAT_WS(',', :repliers, NULLIF(repliers, '')), ',', 12))
            WHERE thread = :thread
            """);
    for (DeltaSum sum : sums) {
      batch
          .bind("replies", sum.replies())
          .bind("views", sum.views())
          .bind("activityAt", sum.activityAt())
          .bind("repliers", sum.repliers())
          .bind("thread", sum.thread())
          .add();
    }
    batch.execute();
    handle
        .createUpdate("DELETE FROM posts.thread_delta WHERE id IN (<ids>)")
        .bindList("ids", taken.stream().map(Delta::id).toList())
        .execute();
  }

  private static Delta delta(ResultSet row) throws SQLException {
    return new Delta(
        row.getLong("id"),
        row.getLong("thread"),
        row.getInt("replies"),
        row.getInt("views"),
        row.getObject("activity_at", LocalDateTime.class),
        Times.longOrNull(row, "replier"));
  }
}
