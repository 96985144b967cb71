package io.paopao.platform.limits;

import java.time.Duration;
import java.util.List;

/// How much goes on at the same time, written `64/128/PT0.1S`: 64 requests at once, 128 more wait,
/// each a tenth of a second at most.
public record Capacity(int atOnce, int waiting, Duration longestWait) {

  public Capacity {
    if (atOnce < 1 || waiting < 0 || longestWait.isNegative()) {
      throw new IllegalArgumentException("a capacity is at least one request at once");
    }
  }

  /// @throws RuntimeException for any other form
  public static Capacity of(String text) {
    List<String> parts = List.of(text.split("/", -1));
    if (parts.size() != 3) {
      throw new IllegalArgumentException("not of the form at-once/waiting/longest-wait: " + text);
    }
    return new Capacity(
        Integer.parseInt(parts.get(0).strip()),
        Integer.parseInt(parts.get(1).strip()),
        Duration.parse(parts.get(2).strip()));
  }
}
