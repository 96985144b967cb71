package io.paopao.users.store;

import io.paopao.platform.Sha256;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Whose account is whose at a provider.
public final class IdentityStore {

  private IdentityStore() {}

  public static Optional<Long> account(Handle handle, String issuer, String subject) {
    return handle
        .createQuery("SELECT account FROM users.external_identity WHERE identity_hash = :hash")
        .bind("hash", hash(issuer, subject))
        .mapTo(Long.class)
        .findOne();
  }

  /// @throws RuntimeException a duplicate key when it is somebody's
  public static void insert(Handle handle, String issuer, String subject, long account) {
    handle
        .createUpdate(
            """
            INSERT INTO users.external_identity (identity_hash, issuer, subject, account, created_at)
            VALUES (:hash, :issuer, :subject, :account, utc_timestamp(6))
            """)
        .bind("hash", hash(issuer, subject))
        .bind("issuer", issuer)
        .bind("subject", subject)
        .bind("account", account)
        .execute();
  }

  /// The account is nobody's any more at any provider.
  public static void remove(Handle handle, long account) {
    handle.execute("DELETE FROM users.external_identity WHERE account = ?", account);
  }

  private static byte[] hash(String issuer, String subject) {
    return Sha256.of(issuer + "\n" + subject);
  }
}
