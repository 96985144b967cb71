package io.paopao.client;

/// What a session is refreshed with.
public record Refresh(String refreshToken) {}
