package io.paopao.push.ws;

import io.paopao.platform.Caller;
import io.paopao.push.domain.Channel;
import io.paopao.push.domain.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;

/// Who may watch what: the permission of REST for the same thing.
@ApplicationScoped
public class ChannelPermissions {

  /// The name of the channel, which the caller may watch.
  ///
  /// @throws Refusal 102 when there is no such thing, 103 when it is somebody else's
  String require(Caller caller, String name) {
    Channel channel = Channel.parse(name).orElseThrow(() -> new Refusal(ErrorCode.UNKNOWN_CHANNEL));
    if (!mayWatch(caller, channel)) {
      throw new Refusal(ErrorCode.PERMISSION_DENIED);
    }
    return name;
  }

  /// Whether there is such a channel that the caller may watch.
  public boolean allows(Caller caller, String name) {
    return Channel.parse(name).filter(channel -> mayWatch(caller, channel)).isPresent();
  }

  private boolean mayWatch(Caller caller, Channel channel) {
    return switch (channel.kind()) {
      case USER -> channel.key().equals(String.valueOf(caller.id()));
      case THREAD, BOARD -> true;
    };
  }
}
