package io.paopao.posts.rest;

import io.paopao.platform.Problem;
import org.jspecify.annotations.Nullable;

/// What a client sent.
final class Sent {

  private Sent() {}

  /// @throws Problem 400 `json.malformed` for an empty body, or `null`
  static <T> T body(@Nullable T body) {
    if (body == null) {
      throw Problem.badRequest("json.malformed");
    }
    return body;
  }
}
