package io.paopao.users;

import java.time.Instant;

/// A device that is signed in, as its owner sees it.
///
/// @param kind `api` or `page`
/// @param device what its program and system call themselves; "" when they don't
/// @param current whether the request that asks belongs to it
public record Session(
    String id,
    String kind,
    String device,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    boolean current) {}
