package io.paopao.system;

/// One request of [Usage] and how it ended.
///
/// @param status zero when there was no answer
/// @param retryAfter whether the answer said when to come back
/// @param millis how long it took
record Call(Kind kind, int status, boolean retryAfter, double millis) {

  enum Kind {
    READ,
    WRITE,
    /// What this caller may not do.
    TRESPASS
  }

  boolean succeeded() {
    return status >= 200 && status < 300;
  }
}
