package io.paopao.client;

/// A session: an access token for some minutes, and what the next one is got with.
///
/// @param expiresIn seconds
public record TokenPair(
    String accessToken, String tokenType, long expiresIn, String refreshToken, User user) {}
