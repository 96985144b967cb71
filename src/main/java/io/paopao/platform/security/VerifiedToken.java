package io.paopao.platform.security;

import io.paopao.platform.Caller;
import java.time.Instant;

/// What a valid access token says.
///
/// @param id its `jti`
/// @param expiresAt when it ends, the tolerated clock skew not included
public record VerifiedToken(Caller caller, String id, Instant issuedAt, Instant expiresAt) {}
