package io.paopao.pages.view;

import org.jspecify.annotations.Nullable;

/// What went wrong, in plain words, with what to quote when asking for help.
public record ErrorPage(
    int status, String code, @Nullable String detail, @Nullable String traceId, boolean retryable) {

  /// The family of texts: `error.<kind>.title` and `error.<kind>.detail`.
  public String kind() {
    return switch (status) {
      case 401, 403, 404, 410, 429, 503 -> Integer.toString(status);
      default -> status < 500 ? "400" : "500";
    };
  }
}
