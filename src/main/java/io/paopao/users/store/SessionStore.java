package io.paopao.users.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Sessions.
public final class SessionStore {

  private SessionStore() {}

  /// A session with its hashed secrets.
  public record Stored(SessionRow session, Secrets secrets) {}

  public static void insert(Handle handle, SessionRow session, Secrets secrets) {
    handle
        .createUpdate(
            """
            INSERT INTO users.session (id, account, kind, device, family_hash, current_hash, salt,
              created_at, last_used_at, expires_at)
            VALUES (:id, :account, :kind, :device, :family, :current, :salt,
              :createdAt, :lastUsedAt, :expiresAt)
            """)
        .bind("id", session.id())
        .bind("account", session.account())
        .bind("kind", session.kind())
        .bind("device", session.device())
        .bind("family", Secrets.bytes(secrets.family()))
        .bind("current", Secrets.bytes(secrets.current()))
        .bind("salt", Secrets.bytes(secrets.salt()))
        .bind("createdAt", Utc.column(session.times().createdAt()))
        .bind("lastUsedAt", Utc.column(session.times().lastUsedAt()))
        .bind("expiresAt", Utc.column(session.times().expiresAt()))
        .execute();
  }

  public static Optional<Stored> find(Handle handle, long id) {
    return find(handle, id, "");
  }

  /// Nobody else changes the session until the transaction ends.
  public static Optional<Stored> lock(Handle handle, long id) {
    return find(handle, id, " FOR UPDATE");
  }

  /// Makes the current secret the previous one.
  public static void rotate(Handle handle, SessionRow session, String successor) {
    handle
        .createUpdate(
            """
            UPDATE users.session
            SET previous_hash = current_hash, current_hash = :successor, rotated_at = :now,
              last_used_at = :now, expires_at = :expiresAt
            WHERE id = :id
            """)
        .bind("id", session.id())
        .bind("successor", Secrets.bytes(successor))
        .bind("now", Utc.column(session.times().lastUsedAt()))
        .bind("expiresAt", Utc.column(session.times().expiresAt()))
        .execute();
  }

  /// The sessions of an account that can be used now, the last used first.
  public static List<SessionRow> open(Handle handle, long account, Instant now) {
    return handle
        .createQuery(
            """
            SELECT %s FROM users.session
            WHERE account = :account AND revoked_at IS NULL AND expires_at > :now
            ORDER BY last_used_at DESC, id DESC LIMIT 100
            """
                .formatted(SessionRow.COLUMNS))
        .bind("account", account)
        .bind("now", Utc.column(now))
        .map((rs, ctx) -> SessionRow.of(rs))
        .list();
  }

  /// @return whether the account has such a session that was not revoked before
  public static boolean revoke(Handle handle, long account, long id, Instant now) {
    return handle
            .createUpdate(
                """
                UPDATE users.session SET revoked_at = :now
                WHERE id = :id AND account = :account AND revoked_at IS NULL
                """)
            .bind("id", id)
            .bind("account", account)
            .bind("now", Utc.column(now))
            .execute()
        == 1;
  }

  /// @return the sessions that it ended: all of the account but one
  public static List<Long> revokeOthers(Handle handle, long account, long kept, Instant now) {
    List<Long> open =
        handle
            .createQuery(
                """
                SELECT id FROM users.session
                WHERE account = :account AND revoked_at IS NULL AND expires_at > :now
                  AND id <> :kept FOR UPDATE
                """)
            .bind("account", account)
            .bind("kept", kept)
            .bind("now", Utc.column(now))
            .mapTo(Long.class)
            .list();
    open.forEach(id -> revoke(handle, account, id, now));
    return open;
  }

  /// The sessions that were revoked since then.
  public static List<Long> revokedSince(Handle handle, Instant since) {
    return handle
        .createQuery("SELECT id FROM users.session WHERE revoked_at >= :since")
        .bind("since", Utc.column(since))
        .mapTo(Long.class)
        .list();
  }

  private static Optional<Stored> find(Handle handle, long id, String lock) {
    return handle
        .createQuery(
            "SELECT "
                + SessionRow.COLUMNS
                + ", family_hash, current_hash, previous_hash, salt, rotated_at"
                + " FROM users.session WHERE id = :id"
                + lock)
        .bind("id", id)
        .map((rs, ctx) -> new Stored(SessionRow.of(rs), Secrets.of(rs)))
        .findOne();
  }
}
