package io.paopao.posts;

import io.paopao.platform.Validation;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The limits of what a post may say.
final class Body {

  static final int GRAPHEMES = 20_000;
  static final int BYTES = 32 * 1024;

  private Body() {}

  /// The body as it was sent, when it may be one: white space at its ends means something there.
  static String of(Validation validation, @Nullable String body) {
    if (body != null && body.getBytes(StandardCharsets.UTF_8).length > BYTES) {
      validation.add("body", "body.tooLarge", BYTES);
      return "";
    }
    return validation.text("body", body, 1, GRAPHEMES).isEmpty() || body == null ? "" : body;
  }

  /// @throws io.paopao.platform.Problem 422 `invalid`
  static String require(@Nullable String body) {
    Validation validation = new Validation();
    String accepted = of(validation, body);
    validation.check();
    return accepted;
  }
}
