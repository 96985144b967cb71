package io.paopao.platform.limits;

import java.util.List;

/// One call taken from each limit that counts it, and what is left of them.
///
/// @param left of one limit or of two
public record Taken(List<RateLimit.Left> left) {

  /// The `RateLimit-Policy` header.
  public String policy() {
    return left.size() == 1
        ? left.getFirst().policy()
        : left.getFirst().policy() + ", " + left.getLast().policy();
  }

  /// The `RateLimit` header.
  public String state() {
    return left.size() == 1
        ? left.getFirst().state()
        : left.getFirst().state() + ", " + left.getLast().state();
  }
}
