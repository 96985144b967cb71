package io.paopao.users.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `users.session` without its secrets.
public record SessionRow(
    long id, long account, String kind, String device, Times times, @Nullable Instant revokedAt) {

  static final String COLUMNS =
      "id, account, kind, device, created_at, last_used_at, expires_at, revoked_at";

  /// When it began, was last refreshed, and ends by itself.
  public record Times(Instant createdAt, Instant lastUsedAt, Instant expiresAt) {}

  public boolean isOpen(Instant now) {
    return revokedAt == null && now.isBefore(times.expiresAt());
  }

  /// The session after it was used once more.
  public SessionRow used(Instant now, Instant expiresAt) {
    Times changed = new Times(times.createdAt(), now, expiresAt);
    return new SessionRow(id, account, kind, device, changed, revokedAt);
  }

  static SessionRow of(ResultSet row) throws SQLException {
    return new SessionRow(
        row.getLong("id"),
        row.getLong("account"),
        row.getString("kind"),
        row.getString("device"),
        new Times(
            Utc.instant(row, "created_at"),
            Utc.instant(row, "last_used_at"),
            Utc.instant(row, "expires_at")),
        Utc.nullable(row, "revoked_at"));
  }
}
