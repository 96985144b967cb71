package io.paopao.platform.redis;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.HostAndPort;

/// Where Redis is: one server, a master found by sentinels, or a cluster.
///
/// @param master the name that the sentinels know; empty without sentinels
record RedisAddress(Kind kind, String master, Set<HostAndPort> nodes) {

  enum Kind {
    SERVER,
    SENTINEL,
    CLUSTER
  }

  private static final String SENTINEL = "sentinel:";
  private static final String CLUSTER = "cluster:";

  /// Reads `host:port`, `sentinel:<master>@host:port,…` or `cluster:host:port,…`.
  ///
  /// @throws IllegalArgumentException for anything else
  static RedisAddress parse(String text) {
    if (text.startsWith(SENTINEL)) {
      String[] parts = text.substring(SENTINEL.length()).split("@", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException("paopao.redis.server names no master: " + text);
      }
      return new RedisAddress(Kind.SENTINEL, parts[0], nodes(parts[1]));
    }
    return text.startsWith(CLUSTER)
        ? new RedisAddress(Kind.CLUSTER, "", nodes(text.substring(CLUSTER.length())))
        : new RedisAddress(Kind.SERVER, "", nodes(text));
  }

  private static Set<HostAndPort> nodes(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .map(HostAndPort::from)
        .collect(Collectors.toUnmodifiableSet());
  }
}
