package io.paopao.push.ws;

import io.paopao.push.domain.ErrorCode;

/// A command that is answered with an error.
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode error;

  Refusal(ErrorCode error) {
    super(error.name(), null, false, false);
    this.error = error;
  }

  ErrorCode error() {
    return error;
  }
}
