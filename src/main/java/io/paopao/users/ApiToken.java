package io.paopao.users;

import io.paopao.platform.Scope;
import io.paopao.users.store.ApiTokenStore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A token that a member has made for a program, as its owner sees it.
///
/// @param scopes what it may be used for: `read`, `write`, `moderate`
/// @param lastUsedAt null when it never was; some seconds late
public record ApiToken(
    String id,
    String name,
    List<String> scopes,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    Instant expiresAt) {

  static ApiToken of(ApiTokenStore.Row row) {
    return new ApiToken(
        String.valueOf(row.id()),
        row.name(),
        row.scopes().stream().sorted().map(Scope::code).toList(),
        row.times().createdAt(),
        row.times().lastUsedAt(),
        row.times().expiresAt());
  }
}
