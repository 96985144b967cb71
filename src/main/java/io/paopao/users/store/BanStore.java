package io.paopao.users.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Bans.
public final class BanStore {

  private BanStore() {}

  /// A row of `users.ban`.
  ///
  /// @param expiresAt null for good
  /// @param actor the account of the moderator
  public record Row(
      long account, String reason, @Nullable Instant expiresAt, long actor, Instant createdAt) {}

  /// A new ban takes the place of the one before.
  public static void put(Handle handle, Row row) {
    Instant expiresAt = row.expiresAt();
    handle
        .createUpdate(
            """
            REPLACE INTO users.ban (account, reason, expires_at, actor, created_at)
            VALUES (:account, :reason, :expiresAt, :actor, :createdAt)
            """)
        .bind("account", row.account())
        .bind("reason", row.reason())
        .bind("expiresAt", expiresAt == null ? null : Utc.column(expiresAt))
        .bind("actor", row.actor())
        .bind("createdAt", Utc.column(row.createdAt()))
        .execute();
  }

  /// The ban that holds now.
  public static Optional<Row> find(Handle handle, long account) {
    return handle
        .createQuery(
            """
            SELECT account, reason, expires_at, actor, created_at FROM users.ban
            WHERE account = :account AND (expires_at IS NULL OR expires_at > utc_timestamp(6))
            """)
        .bind("account", account)
        .map((rs, ctx) ->
            new Row(
                rs.getLong("account"),
                rs.getString("reason"),
                Utc.nullable(rs, "expires_at"),
                rs.getLong("actor"),
                Utc.instant(rs, "created_at")))
        .findOne();
  }

  public static void remove(Handle handle, long account) {
    handle.execute("DELETE FROM users.ban WHERE account = ?", account);
  }
}
