package io.paopao.users.store;

import io.paopao.platform.Role;
import io.paopao.users.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A row of `users.account`.
///
/// @param credentials what its owner signs in with
/// @param version grows with every change of the profile
public record Account(
    long id,
    String handle,
    Profile profile,
    Credentials credentials,
    Standing standing,
    long version,
    Instant createdAt) {

  static final String COLUMNS =
      """
      id, handle, email, email_verified_at, display_name, bio, avatar_url, password_hash, role, trust_level, points,
      status, version, created_at, EXISTS (SELECT 1 FROM users.ban WHERE ban.account = account.id
        AND (ban.expires_at IS NULL OR ban.expires_at > utc_timestamp(6))) AS banned
      """;

  /// What the owner says about themselves.
  public record Profile(String displayName, @Nullable String bio, @Nullable String avatarUrl) {}

  /// What the owner signs in with; an imported account has neither.
  ///
  /// @param emailVerified whether mails to the address have reached the owner
  public record Credentials(
      @Nullable String email, @Nullable String passwordHash, boolean emailVerified) {}

  /// What the account may do.
  ///
  /// @param active whether it may sign in
  public record Standing(Role role, int trustLevel, long points, boolean active) {
    public static final Standing NEW = new Standing(Role.USER, 0, 0, true);
  }

  /// The next version, with another profile.
  public Account with(Profile changed) {
    return new Account(id, handle, changed, credentials, standing, version + 1, createdAt);
  }

  public User user() {
    return new User(
        String.valueOf(id),
        handle,
        profile.displayName(),
        profile.avatarUrl(),
        profile.bio(),
        Arrays.stream(Role.values()).filter(standing.role()::includes).map(Role::code).toList(),
        standing.trustLevel(),
        standing.points(),
        createdAt);
  }

  static Account of(ResultSet row) throws SQLException {
    return new Account(
        row.getLong("id"),
        row.getString("handle"),
        new Profile(
            row.getString("display_name"), row.getString("bio"), row.getString("avatar_url")),
        new Credentials(
            row.getString("email"),
            row.getString("password_hash"),
            row.getObject("email_verified_at") != null),
        new Standing(
            Role.of(row.getString("role")),
            row.getInt("trust_level"),
            row.getLong("points"),
            row.getString("status").equals("active") && !row.getBoolean("banned")),
        row.getLong("version"),
        Utc.instant(row, "created_at"));
  }
}
