package io.paopao.platform.http;

import java.net.URI;
import java.time.Duration;

/// How a remote may be called.
///
/// @param base what paths are resolved against; ends with a slash
/// @param connectTimeout the longest wait for a new connection
/// @param timeout the longest that one call may take, its wait for a place and its body included;
///   the deadline of the request may make it shorter
/// @param concurrency how many calls go on at once, and so the most connections to the host
/// @param maxBytes the largest body of an answer
public record RemoteSettings(
    URI base, Duration connectTimeout, Duration timeout, int concurrency, int maxBytes) {

  /// 1 s to connect, 5 s for a call, 64 calls at once, bodies up to 1 MiB.
  public static RemoteSettings of(URI base) {
    return new RemoteSettings(base, Duration.ofSeconds(1), Duration.ofSeconds(5), 64, 1 << 20);
  }

  public RemoteSettings withTimeout(Duration longest) {
    return new RemoteSettings(base, connectTimeout, longest, concurrency, maxBytes);
  }

  public RemoteSettings withConcurrency(int most) {
    return new RemoteSettings(base, connectTimeout, timeout, most, maxBytes);
  }
}
