package io.paopao.users;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public profile of an account.
///
/// @param roles `user`, `moderator`, `admin`: all that the account has
/// @param trustLevel 0 (new) to 4
public record User(
    String id,
    String handle,
    String displayName,
    @Nullable String avatarUrl,
    @Nullable String bio,
    List<String> roles,
    int trustLevel,
    long points,
    Instant createdAt) {}
