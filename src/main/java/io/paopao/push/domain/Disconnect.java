package io.paopao.push.domain;

import java.time.Duration;

/// Why the server ends a connection. The client comes back after codes below 3500, with a jittered
/// back-off; after the others it does not.
public enum Disconnect {
  SHUTDOWN(3000, "shutdown"),
  TOKEN_EXPIRED(3005, "token expired"),
  SLOW(3008, "slow"),
  LOST_POSITION(3010, "lost position"),
  NO_PONG(3012, "no pong"),
  INVALID_TOKEN(3500, "invalid token"),
  BAD_PROTOCOL(3501, "bad protocol"),
  FORCED(3503, "force disconnect"),
  CONNECTION_LIMIT(3505, "connection limit");

  private final int code;
  private final String reason;

  Disconnect(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }

  /// The push that takes a channel from somebody who may not watch it any more.
  public static Frame unsubscribe(String channel) {
    return Frame.of(
        "{\"push\":{\"channel\":\""
            + channel
            + "\",\"unsubscribe\":{\"code\":2500,\"reason\":\"permission revoked\"}}}");
  }

  /// The push that goes before the close frame.
  public Frame frame() {
    return frame(Duration.ZERO);
  }

  /// The push that goes before the close frame, which asks the client to come back at a moment of
  /// its own within that time; it says nothing of it when that is zero.
  public Frame frame(Duration within) {
    return Frame.of(
        "{\"push\":{\"disconnect\":{\"code\":"
            + code
            + ",\"reason\":\""
            + reason
            + "\",\"reconnect\":"
            + (code < 3500)
            + (within.isZero() ? "" : ",\"within\":" + within.toMillis())
            + "}}}");
  }
}
