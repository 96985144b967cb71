package io.paopao.platform.security;

/// Sessions whose access tokens are refused although they have not expired.
public interface RevokedSessions {

  /// Whether the session was revoked on any node, at most two seconds ago on another one.
  boolean contains(long session);
}
