package io.paopao.users.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Mails that are to be sent.
public final class MailStore {

  private MailStore() {}

  /// A row of `users.mail`.
  ///
  /// @param account null when it is to be found out whether the address is anybody's
  /// @param attempts how often it was tried
  public record Row(
      long id,
      String kind,
      @Nullable Long account,
      String recipient,
      String language,
      int attempts,
      Instant expiresAt) {}

  public static void insert(Handle handle, Row row) {
    handle
        .createUpdate(
            """
            INSERT INTO users.mail (id, kind, account, recipient, language, attempts, due_at,
              expires_at)
            VALUES (:id, :kind, :account, :recipient, :language, :attempts, utc_timestamp(6),
              :expiresAt)
            """)
        .bind("id", row.id())
        .bind("kind", row.kind())
        .bind("account", row.account())
        .bind("recipient", row.recipient())
        .bind("language", row.language())
        .bind("attempts", row.attempts())
        .bind("expiresAt", Utc.column(row.expiresAt()))
        .execute();
  }

  public static int count(Handle handle) {
    return handle.createQuery("SELECT COUNT(*) FROM users.mail").mapTo(Integer.class).one();
  }

  /// The mails that are due, for one node: the others do not see them until the lease is over.
  public static List<Row> claim(Handle handle, int limit, Instant leaseUntil) {
    List<Row> due =
        handle
            .createQuery(
                """
                SELECT id, kind, account, recipient, language, attempts, expires_at FROM users.mail
                WHERE due_at <= utc_timestamp(6) ORDER BY due_at LIMIT :limit
                FOR UPDATE SKIP LOCKED
                """)
            .bind("limit", limit)
            .map((rs, ctx) ->
                new Row(
                    rs.getLong("id"),
                    rs.getString("kind"),
                    rs.getObject("account", Long.class),
                    rs.getString("recipient"),
                    rs.getString("language"),
                    rs.getInt("attempts"),
                    Utc.instant(rs, "expires_at")))
            .list();
    due.forEach(row ->
        handle.execute(
            "UPDATE users.mail SET due_at = ? WHERE id = ?", Utc.column(leaseUntil), row.id()));
    return due;
  }

  /// Counts an attempt, and names the time of the next.
  public static void postpone(Handle handle, long id, Instant dueAt) {
    handle
        .createUpdate(
            "UPDATE users.mail SET attempts = attempts + 1, due_at = :dueAt WHERE id = :id")
        .bind("id", id)
        .bind("dueAt", Utc.column(dueAt))
        .execute();
  }

  public static void remove(Handle handle, long id) {
    handle.execute("DELETE FROM users.mail WHERE id = ?", id);
  }
}
