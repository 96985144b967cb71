package io.paopao.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why somebody may not sign in.
///
/// @param expiresAt null for good
/// @param by the moderator's profile; null when that account is gone
public record Ban(
    String reason, @Nullable Instant expiresAt, @Nullable Author by, Instant createdAt) {

  /// What a moderator wants.
  ///
  /// @param expiresAt null for good
  public record Request(@Nullable String reason, @Nullable Instant expiresAt) {}
}
