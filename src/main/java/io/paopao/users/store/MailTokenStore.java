package io.paopao.users.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What the links in mails stand for.
public final class MailTokenStore {

  private MailTokenStore() {}

  /// A row of `users.mail_token`.
  ///
  /// @param hash lower-case hexadecimal
  public record Row(String hash, long account, String kind, String email, Instant expiresAt) {}

  public static void insert(Handle handle, Row row) {
    handle
        .createUpdate(
            """
            INSERT INTO users.mail_token (token_hash, account, kind, email, expires_at)
            VALUES (:hash, :account, :kind, :email, :expiresAt)
            """)
        .bind("hash", Secrets.bytes(row.hash()))
        .bind("account", row.account())
        .bind("kind", row.kind())
        .bind("email", row.email())
        .bind("expiresAt", Utc.column(row.expiresAt()))
        .execute();
  }

  /// The token that holds now.
  public static Optional<Row> find(Handle handle, String hash, String kind) {
    return handle
        .createQuery(
            """
            SELECT account, kind, email, expires_at FROM users.mail_token
            WHERE token_hash = :hash AND kind = :kind AND expires_at > utc_timestamp(6)
            """)
        .bind("hash", Secrets.bytes(hash))
        .bind("kind", kind)
        .map((rs, ctx) ->
            new Row(
                hash,
                rs.getLong("account"),
                rs.getString("kind"),
                rs.getString("email"),
                Utc.instant(rs, "expires_at")))
        .findOne();
  }

  /// Removes it with all others of its kind that the account has.
  ///
  /// @return false when it was gone
  public static boolean use(Handle handle, Row row) {
    boolean used =
        handle.execute(
                "DELETE FROM users.mail_token WHERE token_hash = ?", Secrets.bytes(row.hash()))
            == 1;
    if (used) {
      handle.execute(
          "DELETE FROM users.mail_token WHERE account = ? AND kind = ?", row.account(), row.kind());
    }
    return used;
  }

  /// Removes what holds no longer.
  public static void removeExpired(Handle handle) {
    handle.execute("DELETE FROM users.mail_token WHERE expires_at < utc_timestamp(6) LIMIT 1000");
  }
}
