package io.paopao.client;

import org.jspecify.annotations.Nullable;

/// What one signs in with.
///
/// @param totp for accounts with a second factor
public record Credentials(String login, String password, @Nullable String totp) {}
