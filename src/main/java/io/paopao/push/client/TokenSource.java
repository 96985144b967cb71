package io.paopao.push.client;

import org.jspecify.annotations.Nullable;

/// Where access tokens come from; may ask a server, and may fail by any exception.
public interface TokenSource {

  /// @param fresh whether the last one has ended or is about to
  /// @return null for a client that is not signed in
  @Nullable String token(boolean fresh);
}
