package io.paopao.users.store;

import io.paopao.platform.Role;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Accounts.
public final class AccountStore {

  private static final String INSERT =
      """
      INTO users.account (id, handle, handle_key, handle_skeleton, email, email_key,
        email_verified_at, display_name,
        bio, avatar_url, password_hash, role, trust_level, points, status, version, created_at)
      VALUES (:id, :handle, :key, :skeleton, :email, :emailKey,
        IF(:emailVerified, :createdAt, NULL), :displayName,
        :bio, :avatarUrl, :passwordHash, :role, :trustLevel, :points, :status, :version, :createdAt)
      """;

  private AccountStore() {}

  /// What the database keeps unique about a handle.
  ///
  /// @param skeleton null when looking like another handle is no fault
  public record HandleKeys(String key, @Nullable String skeleton) {}

  /// @throws RuntimeException a duplicate key: `by_handle`, `by_skeleton` or `by_email`
  public static void insert(Handle handle, Account account, HandleKeys keys) {
    bind(handle.createUpdate("INSERT " + INSERT), account, keys).execute();
  }

  /// Leaves out the accounts whose handle is taken.
  public static void insertMissing(Handle handle, Map<HandleKeys, Account> accounts) {
    PreparedBatch batch = handle.prepareBatch("INSERT IGNORE " + INSERT);
    accounts.forEach((keys, account) -> bind(batch, account, keys).add());
    batch.execute();
  }

  public static Optional<Account> find(Handle handle, long id) {
    return find(handle, id, "");
  }

  /// Nobody else changes the account until the transaction ends.
  public static Optional<Account> lock(Handle handle, long id) {
    return find(handle, id, " FOR UPDATE");
  }

  public static List<Account> findAll(Handle handle, Collection<Long> ids) {
    return handle
        .createQuery("SELECT " + Account.COLUMNS + " FROM users.account WHERE id IN (<ids>)")
        .bindList("ids", List.copyOf(ids))
        .map((rs, ctx) -> Account.of(rs))
        .list();
  }

  /// Accounts in the order of their ids.
  public static List<Account> after(Handle handle, long id, int limit) {
    return handle
        .createQuery(
            "SELECT "
                + Account.COLUMNS
                + " FROM users.account WHERE id > :id ORDER BY id LIMIT :limit")
        .bind("id", id)
        .bind("limit", limit)
        .map((rs, ctx) -> Account.of(rs))
        .list();
  }

  public static Optional<Account> findByHandle(Handle handle, String key) {
    return handle
        .createQuery("SELECT " + Account.COLUMNS + " FROM users.account WHERE handle_key = :key")
        .bind("key", key)
        .map((rs, ctx) -> Account.of(rs))
        .findOne();
  }

  public static Optional<Account> findByEmail(Handle handle, String email) {
    return handle
        .createQuery("SELECT " + Account.COLUMNS + " FROM users.account WHERE email_key = :key")
        .bind("key", emailKey(email))
        .map((rs, ctx) -> Account.of(rs))
        .findOne();
  }

  /// The ids of those handles that exist, by handle key.
  public static Map<String, Long> ids(Handle handle, Collection<String> keys) {
    Map<String, Long> ids = new HashMap<>();
    handle
        .createQuery("SELECT handle_key, id FROM users.account WHERE handle_key IN (<keys>)")
        .bindList("keys", List.copyOf(keys))
        .map((rs, ctx) -> ids.put(rs.getString("handle_key"), rs.getLong("id")))
        .list();
    return ids;
  }

  public static void updateProfile(Handle handle, Account account) {
    handle
        .createUpdate(
            """
            UPDATE users.account
            SET display_name = :displayName, bio = :bio, avatar_url = :avatarUrl, version = :version
            WHERE id = :id
            """)
        .bind("id", account.id())
        .bind("version", account.version())
        .bindMethods(account.profile())
        .execute();
  }

  /// Leaves the version: it guards what the owner edits, and nobody edits points.
  public static void updatePoints(Handle handle, long id, long points) {
    handle
        .createUpdate(
            """
            UPDATE users.account SET points = :points
            WHERE id = :id AND points <> :points
            """)
        .bind("id", id)
        .bind("points", points)
        .execute();
  }

  /// Replaces the hash, unless it is another one by now.
  ///
  /// @return whether it was replaced
  public static boolean updatePassword(Handle handle, long id, PasswordChange change) {
    return handle
            .createUpdate(
                """
                UPDATE users.account SET password_hash = :next
                WHERE id = :id AND password_hash = :old
                """)
            .bind("id", id)
            .bindMethods(change)
            .execute()
        == 1;
  }

  /// Whatever the hash was before.
  public static void resetPassword(Handle handle, long id, String hash) {
    handle.execute("UPDATE users.account SET password_hash = ? WHERE id = ?", hash, id);
  }

  /// The address is confirmed with it.
  ///
  /// @throws RuntimeException a duplicate key: `by_email`
  public static void updateEmail(Handle handle, long id, String email) {
    handle
        .createUpdate(
            """
            UPDATE users.account
            SET email = :email, email_key = :key, email_verified_at = utc_timestamp(6),
              version = version + 1
            WHERE id = :id
            """)
        .bind("id", id)
        .bind("email", email)
        .bind("key", emailKey(email))
        .execute();
  }

  public static void updateRole(Handle handle, long id, Role role) {
    handle
        .createUpdate("UPDATE users.account SET role = :role, version = version + 1 WHERE id = :id")
        .bind("id", id)
        .bind("role", role.code())
        .execute();
  }

  /// @param old the hash that was compared with what the owner typed
  public record PasswordChange(String old, String next) {}

  private static <S extends SqlStatement<S>> S bind(S sql, Account account, HandleKeys keys) {
    String email = account.credentials().email();
    return sql.bind("id", account.id())
        .bind("handle", account.handle())
        .bind("key", keys.key())
        .bind("skeleton", keys.skeleton())
        .bind("email", email)
        .bind("emailKey", email == null ? null : emailKey(email))
        .bind("emailVerified", account.credentials().emailVerified())
        .bindMethods(account.profile())
        .bind("passwordHash", account.credentials().passwordHash())
        .bind("role", account.standing().role().code())
        .bind("trustLevel", account.standing().trustLevel())
        .bind("points", account.standing().points())
        .bind("status", account.standing().active() ? "active" : "suspended")
        .bind("version", account.version())
        .bind("createdAt", Utc.column(account.createdAt()));
  }

  private static Optional<Account> find(Handle handle, long id, String lock) {
    return handle
        .createQuery("SELECT " + Account.COLUMNS + " FROM users.account WHERE id = :id" + lock)
        .bind("id", id)
        .map((rs, ctx) -> Account.of(rs))
        .findOne();
  }

  private static String emailKey(String email) {
    return email.toLowerCase(Locale.ROOT);
  }
}
