package io.paopao.users.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Keys that sign access tokens.
public final class SigningKeyStore {

  private SigningKeyStore() {}

  /// A row of `users.signing_key`.
  ///
  /// @param generation counts from 1; two nodes cannot make the same one
  /// @param privateJwk as it is stored: sealed when the forum has a key for that
  public record Row(
      int generation,
      String kid,
      String privateJwk,
      Instant createdAt,
      @Nullable Instant retiredAt) {}

  /// The keys whose tokens may still live, the youngest first.
  public static List<Row> known(Handle handle, Instant retiredAfter) {
    return handle
        .createQuery(
            """
            SELECT generation, kid, private_jwk, created_at, retired_at FROM users.signing_key
            WHERE retired_at IS NULL OR retired_at > :after ORDER BY generation DESC
            """)
        .bind("after", Utc.column(retiredAfter))
        .map((rs, ctx) ->
            new Row(
                rs.getInt("generation"),
                rs.getString("kid"),
                rs.getString("private_jwk"),
                Utc.instant(rs, "created_at"),
                Utc.nullable(rs, "retired_at")))
        .list();
  }

  /// Adds the key and retires the ones before it, unless another node has just done so.
  public static void add(Handle handle, Row row) {
    int added =
        handle
            .createUpdate(
                """
                INSERT IGNORE INTO users.signing_key (generation, kid, private_jwk, created_at)
                VALUES (:generation, :kid, :privateJwk, :createdAt)
                """)
            .bind("generation", row.generation())
            .bind("kid", row.kid())
            .bind("privateJwk", row.privateJwk())
            .bind("createdAt", Utc.column(row.createdAt()))
            .execute();
    if (added == 1) {
      handle
          .createUpdate(
              """
              UPDATE users.signing_key SET retired_at = :now
              WHERE generation < :generation AND retired_at IS NULL
              """)
          .bind("generation", row.generation())
          .bind("now", Utc.column(row.createdAt()))
          .execute();
    }
  }
}
