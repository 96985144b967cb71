package io.paopao.posts.store;

import io.paopao.platform.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Reports of posts, and what was decided.
public record ReportStore(Handle handle) {

  private static final String COLUMNS =
      """
      SELECT id, post, thread, reporter, reason, note, created_at, action, decision_note,
        decided_by, decided_at
      FROM posts.report
      """;

  /// @return whether the reporter had no waiting report of the post
  public boolean insert(ReportRow row) {
    return handle
            .createUpdate(
                """
                INSERT IGNORE INTO posts.report (id, post, thread, reporter, reason, note, created_at)
                VALUES (:id, :post, :thread, :reporter, :reason, :note, :at)
                """)
            .bind("id", row.id())
            .bind("post", row.post())
            .bind("thread", row.thread())
            .bind("reporter", row.reporter())
            .bind("reason", row.reason())
            .bind("note", row.note())
            .bind("at", Times.utc(row.createdAt()))
            .execute()
        == 1;
  }

  public Optional<ReportRow> find(long id) {
    return handle
        .createQuery(COLUMNS + " WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> report(row))
        .findOne();
  }

  /// The waiting reports of a post, which stay as they are until the transaction ends.
  public List<ReportRow> lockWaiting(long post) {
    return handle
        .createQuery(COLUMNS + " WHERE post = :post AND waiting = 1 ORDER BY id FOR UPDATE")
        .bind("post", post)
        .map((row, context) -> report(row))
        .list();
  }

  /// Decides all waiting reports of the post.
  public void decide(long post, ReportRow.Decision decision) {
    handle
        .createUpdate(
            """
            UPDATE posts.report SET action = :action, decision_note = :note, decided_by = :by,
              decided_at = :at
            WHERE post = :post AND waiting = 1
            """)
        .bind("post", post)
        .bind("action", decision.action())
        .bind("note", decision.note())
        .bind("by", decision.by())
        .bind("at", Times.utc(decision.at()))
        .execute();
  }

  /// Those that wait, the oldest first; or those that were decided, the newest first.
  public List<ReportRow> page(boolean waiting, @Nullable Cursor after, int count) {
    String where =
        waiting
            ? " WHERE waiting = 1 AND id > :after ORDER BY id"
            : " WHERE waiting IS NULL AND id < :after ORDER BY id DESC";
    long first = waiting ? 0 : Long.MAX_VALUE;
    Query query =
        handle
            .createQuery(COLUMNS + where + " LIMIT :count")
            .bind("after", after == null ? first : after.key(0))
            .bind("count", count);
    return query.map((row, context) -> report(row)).list();
  }

  /// How many reports of each post wait.
  public Map<Long, Long> waiting(Collection<Long> posts) {
    return handle
        .createQuery(
            """
            SELECT post, COUNT(*) AS reports FROM posts.report
            WHERE post IN (<posts>) AND waiting = 1 GROUP BY post
            """)
        .bindList("posts", posts)
        .map((row, context) -> Map.entry(row.getLong("post"), row.getLong("reports")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static ReportRow report(ResultSet row) throws SQLException {
    Instant decidedAt = Times.atOrNull(row, "decided_at");
    return new ReportRow(
        row.getLong("id"),
        row.getLong("post"),
        row.getLong("thread"),
        row.getLong("reporter"),
        row.getString("reason"),
        row.getString("note"),
        Times.at(row, "created_at"),
        decidedAt == null
            ? null
            : new ReportRow.Decision(
                row.getString("action"),
                row.getString("decision_note"),
                row.getLong("decided_by"),
                decidedAt));
  }
}
