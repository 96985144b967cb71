package io.paopao.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A public profile.
public record User(
    String id,
    String handle,
    String displayName,
    @Nullable String avatarUrl,
    @Nullable String bio,
    List<String> roles,
    long trustLevel,
    long points,
    Instant createdAt) {}
