package io.paopao.users.oidc;

import org.jspecify.annotations.Nullable;

/// Who a provider says somebody is.
///
/// @param subject never given to anybody else by this issuer
/// @param email null unless the provider has verified it
/// @param name what they may want to be called here; null when the provider does not say
public record Identity(
    String issuer, String subject, @Nullable String email, @Nullable String name) {}
