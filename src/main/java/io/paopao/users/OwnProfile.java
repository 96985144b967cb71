package io.paopao.users;

import io.paopao.users.store.Account;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account as its owner sees it: the public profile and what only they may know.
///
/// @param version grows with every change of the account; points that come and go leave it
public record OwnProfile(
    String id,
    String handle,
    String displayName,
    @Nullable String avatarUrl,
    @Nullable String bio,
    List<String> roles,
    int trustLevel,
    long points,
    Instant createdAt,
    @Nullable String email,
    boolean emailVerified,
    long version) {

  static OwnProfile of(Account account) {
    User user = account.user();
    return new OwnProfile(
        user.id(),
        user.handle(),
        user.displayName(),
        user.avatarUrl(),
        user.bio(),
        user.roles(),
        user.trustLevel(),
        user.points(),
        user.createdAt(),
        account.credentials().email(),
        account.credentials().emailVerified(),
        account.version());
  }

  /// Changes with the points, too: whoever holds it has seen all that is shown here.
  public String etag() {
    return version + "-" + Long.toHexString(points);
  }
}
