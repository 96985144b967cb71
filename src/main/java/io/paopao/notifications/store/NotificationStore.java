package io.paopao.notifications.store;

import io.paopao.notifications.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The rows of notifications, as their owners read them.
@ApplicationScoped
class NotificationStore {

  private static final String VISIBLE =
      """
      SELECT n.owner, n.number, n.id, n.kind, n.actor, n.thread, n.post, n.reaction, n.title,
        n.excerpt, n.created_at, n.read_at IS NOT NULL OR n.number <= i.read_through AS is_read
      FROM notifications.notification n JOIN notifications.inbox i ON i.owner = n.owner
      WHERE n.owner = :owner AND n.number < :before AND NOT n.post_gone AND NOT n.thread_gone
      """;
  private static final String ALL = VISIBLE + "ORDER BY n.number DESC LIMIT :limit";
  private static final String UNREAD =
      VISIBLE
          + """
          AND n.read_at IS NULL AND n.number > i.read_through
          ORDER BY n.number DESC LIMIT :limit
          """;

  /// Which notifications of whom.
  ///
  /// @param before only older ones than this number
  record Query(long owner, boolean unreadOnly, long before, int limit) {}

  /// The newest first.
  List<Entry> list(Handle handle, Query query) {
    return handle
        .createQuery(query.unreadOnly() ? UNREAD : ALL)
        .bind("owner", query.owner())
        .bind("before", query.before())
        .bind("limit", query.limit())
        .map((rs, ctx) -> entry(rs))
        .list();
  }

  /// Stores the entry unless its owner has been told of the same by the same actor before.
  boolean insert(Handle handle, Entry entry) {
    Cause cause = entry.cause();
    return handle
            .createUpdate(
                """
                INSERT IGNORE INTO notifications.notification
                  (owner, number, id, kind, actor, thread, post, reaction, title, excerpt, created_at)
                VALUES (:owner, :number, :id, :kind, :actor, :thread, :post, :reaction, :title,
                  :excerpt, :at)
                """)
            .bind("owner", entry.owner())
            .bind("number", entry.number())
            .bind("id", entry.id())
            .bind("kind", cause.kind().code())
            .bind("actor", cause.actor())
            .bind("thread", cause.subject().thread())
            .bind("post", cause.subject().post())
            .bind("reaction", cause.reaction())
            .bind("title", cause.subject().title())
            .bind("excerpt", cause.excerpt())
            .bind("at", cause.at())
            .execute()
        == 1;
  }

  /// Whether the owner has this notification and may see it.
  boolean isVisible(Handle handle, long owner, long id) {
    return handle
        .createQuery(
            """
            SELECT 1 FROM notifications.notification
            WHERE id = :id AND owner = :owner AND NOT post_gone AND NOT thread_gone
            """)
        .bind("id", id)
        .bind("owner", owner)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /// @return whether it was unread
  boolean markRead(Handle handle, Inbox inbox, long id) {
    return handle
            .createUpdate(
                """
                UPDATE notifications.notification SET read_at = utc_timestamp(6)
                WHERE id = :id AND owner = :owner AND read_at IS NULL AND number > :through
                """)
            .bind("id", id)
            .bind("owner", inbox.owner())
            .bind("through", inbox.readThrough())
            .execute()
        == 1;
  }

  private static Entry entry(ResultSet rs) throws SQLException {
    Cause.Subject subject =
        new Cause.Subject(rs.getLong("thread"), rs.getLong("post"), rs.getString("title"));
    Cause cause =
        new Cause(
            Kind.of(rs.getString("kind")),
            rs.getLong("actor"),
            subject,
            rs.getString("reaction"),
            rs.getString("excerpt"),
            rs.getTimestamp("created_at").toInstant());
    return new Entry(
        rs.getLong("owner"),
        rs.getLong("number"),
        rs.getLong("id"),
        cause,
        rs.getBoolean("is_read"));
  }
}
