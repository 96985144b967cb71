package io.paopao.users.store;

import io.paopao.platform.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Tokens that members have made for programs.
public final class ApiTokenStore {

  private static final String COLUMNS =
      "id, account, name, secret_hash, scopes, created_at, last_used_at, expires_at, revoked_at";

  private ApiTokenStore() {}

  /// A row of `users.api_token`.
  ///
  /// @param secretHash lower-case hexadecimal
  public record Row(
      long id, long account, String name, String secretHash, Set<Scope> scopes, Times times) {

    public boolean isOpen(Instant now) {
      return times.revokedAt() == null && now.isBefore(times.expiresAt());
    }

    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("id"),
          row.getLong("account"),
          row.getString("name"),
          Secrets.hex(row.getBytes("secret_hash")),
          Arrays.stream(row.getString("scopes").split(",", -1))
              .map(Scope::of)
              .collect(Collectors.toUnmodifiableSet()),
          new Times(
              Utc.instant(row, "created_at"),
              Utc.nullable(row, "last_used_at"),
              Utc.instant(row, "expires_at"),
              Utc.nullable(row, "revoked_at")));
    }
  }

  public record Times(
      Instant createdAt,
      @Nullable Instant lastUsedAt,
      Instant expiresAt,
      @Nullable Instant revokedAt) {}

  public static void insert(Handle handle, Row row) {
    handle
        .createUpdate(
            """
            INSERT INTO users.api_token (id, account, name, secret_hash, scopes, created_at,
              expires_at)
            VALUES (:id, :account, :name, :hash, :scopes, :createdAt, :expiresAt)
            """)
        .bind("id", row.id())
        .bind("account", row.account())
        .bind("name", row.name())
        .bind("hash", Secrets.bytes(row.secretHash()))
        .bind("scopes", row.scopes().stream().map(Scope::code).collect(Collectors.joining(",")))
        .bind("createdAt", Utc.column(row.times().createdAt()))
        .bind("expiresAt", Utc.column(row.times().expiresAt()))
        .execute();
  }

  public static Optional<Row> find(Handle handle, long id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM users.api_token WHERE id = :id")
        .bind("id", id)
        .map((rs, ctx) -> Row.of(rs))
        .findOne();
  }

  /// The tokens of an account that can be used now, the youngest first.
  public static List<Row> open(Handle handle, long account, Instant now) {
    return handle
        .createQuery(
            """
            SELECT %s FROM users.api_token
            WHERE account = :account AND revoked_at IS NULL AND expires_at > :now
            ORDER BY id DESC
            """
                .formatted(COLUMNS))
        .bind("account", account)
        .bind("now", Utc.column(now))
        .map((rs, ctx) -> Row.of(rs))
        .list();
  }

  /// @return whether the account has such a token that was not revoked before
  public static boolean revoke(Handle handle, long account, long id, Instant now) {
    return handle
            .createUpdate(
                """
                UPDATE users.api_token SET revoked_at = :now
                WHERE id = :id AND account = :account AND revoked_at IS NULL
                """)
            .bind("id", id)
            .bind("account", account)
            .bind("now", Utc.column(now))
            .execute()
        == 1;
  }

  /// The tokens that were revoked since then.
  public static List<Long> revokedSince(Handle handle, Instant since) {
    return handle
        .createQuery("SELECT id FROM users.api_token WHERE revoked_at >= :since")
        .bind("since", Utc.column(since))
        .mapTo(Long.class)
        .list();
  }

  public static void used(Handle handle, Map<Long, Instant> uses) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            UPDATE users.api_token SET last_used_at = :at
            WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :at)
            """);
    uses.forEach((id, at) -> batch.bind("id", id).bind("at", Utc.column(at)).add());
    batch.execute();
  }
}
