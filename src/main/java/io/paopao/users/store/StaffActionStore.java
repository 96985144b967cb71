package io.paopao.users.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What staff have done to accounts.
public final class StaffActionStore {

  private StaffActionStore() {}

  /// A row of `users.staff_action`.
  public record Row(
      long id, long account, long actor, String kind, String detail, Instant createdAt) {}

  public static void add(Handle handle, Row row) {
    handle
        .createUpdate(
            """
            INSERT INTO users.staff_action (id, account, actor, kind, detail, created_at)
            VALUES (:id, :account, :actor, :kind, :detail, :createdAt)
            """)
        .bind("id", row.id())
        .bind("account", row.account())
        .bind("actor", row.actor())
        .bind("kind", row.kind())
        .bind("detail", row.detail())
        .bind("createdAt", Utc.column(row.createdAt()))
        .execute();
  }

  /// Newest first.
  public static List<Row> before(Handle handle, long account, long before, int limit) {
    return handle
        .createQuery(
            """
            SELECT id, account, actor, kind, detail, created_at FROM users.staff_action
            WHERE account = :account AND id < :before ORDER BY id DESC LIMIT :limit
            """)
        .bind("account", account)
        .bind("before", before)
        .bind("limit", limit)
        .map((rs, ctx) ->
            new Row(
                rs.getLong("id"),
                rs.getLong("account"),
                rs.getLong("actor"),
                rs.getString("kind"),
                rs.getString("detail"),
                Utc.instant(rs, "created_at")))
        .list();
  }
}
