package io.paopao.push.client;

import jakarta.json.JsonObject;

/// Hears one channel. Called by one thread, which it should not hold up.
public interface Listener {

  /// Something was said: `offset`, `type`, `data`. Each publication comes once, in order.
  void onPublication(JsonObject publication);

  /// Somebody is writing there: `id`, `handle`. It is worth showing for a few seconds.
  default void onTyping(JsonObject user) {}

  /// What was missed cannot be had any more: load again. What comes from now on follows `position`.
  void onLost(Position position);

  /// The channel is not watched any more.
  ///
  /// @param code why: that of an error, of an unsubscribe push, or of the closed connection
  void onEnd(int code);
}
