package io.paopao.users.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Authenticator apps and recovery codes.
public final class SecondFactorStore {

  private SecondFactorStore() {}

  /// A row of `users.totp`.
  ///
  /// @param secret as it is stored: sealed when the forum has a key for that
  /// @param confirmedAt null until the owner has shown the first code
  public record Row(long account, String secret, @Nullable Instant confirmedAt) {}

  /// Takes the place of one that was begun and not confirmed.
  ///
  /// @return false when there is one that was confirmed
  public static boolean begin(Handle handle, long account, String secret) {
    handle
        .createUpdate(
            """
            INSERT INTO users.totp (account, secret, created_at, last_step)
            VALUES (:account, :secret, utc_timestamp(6), 0)
            ON DUPLICATE KEY UPDATE secret = IF(confirmed_at IS NULL, :secret, secret)
            """)
        .bind("account", account)
        .bind("secret", secret)
        .execute();
    return find(handle, account).map(Row::confirmedAt).isEmpty();
  }

  public static Optional<Row> find(Handle handle, long account) {
    return handle
        .createQuery(
            "SELECT account, secret, confirmed_at FROM users.totp WHERE account = :account")
        .bind("account", account)
        .map((rs, ctx) ->
            new Row(
                rs.getLong("account"), rs.getString("secret"), Utc.nullable(rs, "confirmed_at")))
        .findOne();
  }

  /// @return false when somebody was faster
  public static boolean confirm(Handle handle, long account, long step) {
    return handle
            .createUpdate(
                """
                UPDATE users.totp SET confirmed_at = utc_timestamp(6), last_step = :step
                WHERE account = :account AND confirmed_at IS NULL
                """)
            .bind("account", account)
            .bind("step", step)
            .execute()
        == 1;
  }

  /// Uses the code of a step up, and those of the steps before it.
  ///
  /// @return false when it was used before
  public static boolean use(Handle handle, long account, long step) {
    return handle
            .createUpdate(
                """
                UPDATE users.totp SET last_step = :step
                WHERE account = :account AND confirmed_at IS NOT NULL AND last_step < :step
                """)
            .bind("account", account)
            .bind("step", step)
            .execute()
        == 1;
  }

  /// Also forgets the recovery codes.
  public static void remove(Handle handle, long account) {
    handle.execute("DELETE FROM users.totp WHERE account = ?", account);
    handle.execute("DELETE FROM users.recovery_code WHERE account = ?", account);
  }

  /// Takes the place of all codes that the account had.
  ///
  /// @param hashes lower-case hexadecimal
  public static void putRecoveryCodes(Handle handle, long account, Collection<String> hashes) {
    handle.execute("DELETE FROM users.recovery_code WHERE account = ?", account);
    PreparedBatch batch =
        handle.prepareBatch("INSERT INTO users.recovery_code (account, code_hash) VALUES (?, ?)");
    hashes.forEach(hash -> batch.add(account, Secrets.bytes(hash)));
    batch.execute();
  }

  /// @return false for a code that the account does not have, or has used before
  public static boolean useRecoveryCode(Handle handle, long account, String hash) {
    return handle
            .createUpdate(
                """
                UPDATE users.recovery_code SET used_at = utc_timestamp(6)
                WHERE account = :account AND code_hash = :hash AND used_at IS NULL
                """)
            .bind("account", account)
            .bind("hash", Secrets.bytes(hash))
            .execute()
        == 1;
  }

  public static int recoveryCodesLeft(Handle handle, long account) {
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM users.recovery_code WHERE account = :account AND used_at IS NULL")
        .bind("account", account)
        .mapTo(Integer.class)
        .one();
  }
}
