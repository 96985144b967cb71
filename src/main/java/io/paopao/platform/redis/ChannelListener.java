package io.paopao.platform.redis;

/// Hears what is said on channels of Redis, on one thread. What it throws is logged, and costs no
/// more than that message.
@FunctionalInterface
public interface ChannelListener {

  /// A channel is listened to from now on; what was said before is not known.
  default void subscribed() {}

  void heard(String channel, String message);
}
