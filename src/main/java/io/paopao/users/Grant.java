package io.paopao.users;

import java.time.Duration;

/// What a client gets that signs in or refreshes.
///
/// @param refreshToken good for one refresh
public record Grant(String accessToken, Duration expiresIn, String refreshToken, User user) {}
