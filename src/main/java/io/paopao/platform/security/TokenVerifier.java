package io.paopao.platform.security;

import java.util.Optional;

/// Checks an access token in full: signature, issuer, audience, times. Slow; ask [Tokens] instead,
/// which remembers.
public interface TokenVerifier {

  /// What the token says; empty for anything but a token that this forum issued and that holds now.
  Optional<VerifiedToken> verify(String token);
}
