package io.paopao.client;

import org.jspecify.annotations.Nullable;

/// What the forum has refused or could not do (RFC 9457).
public final class ForumFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  ForumFailure(int status, String code, @Nullable String detail) {
    super(status + " " + code + (detail == null ? "" : ": " + detail));
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  /// Stable, for programs: `notFound`, `rateLimited`, …; "" when the answer was none of the
  /// forum's.
  public String code() {
    return code;
  }
}
