package io.paopao.push.domain;

import org.jspecify.annotations.Nullable;

/// What a client asks for.
public sealed interface Command {

  /// The client's number for it, given back with the reply.
  long id();

  record Connect(long id, @Nullable String token) implements Command {}

  record Subscribe(long id, String channel, @Nullable StreamPosition since) implements Command {}

  record Unsubscribe(long id, String channel) implements Command {}

  /// @param limit 0 when the client set none
  record History(long id, String channel, @Nullable StreamPosition since, int limit)
      implements Command {}

  record Presence(long id, String channel) implements Command {}

  /// The client's reader is writing something there.
  record Typing(long id, String channel) implements Command {}

  record Refresh(long id, String token) implements Command {}
}
