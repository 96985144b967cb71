package io.paopao.users;

import java.time.Instant;

/// What a browser gets that signs in on the page.
///
/// @param cookie opaque; nowhere else but in the browser
public record PageGrant(String cookie, Instant expiresAt, User user) {}
