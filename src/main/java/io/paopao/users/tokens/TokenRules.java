package io.paopao.users.tokens;

import java.time.Duration;

/// What every access token of this forum has in common.
///
/// @param life how long one holds
/// @param clockSkew how far the clocks of two nodes may be apart
record TokenRules(String issuer, String audience, Duration life, Duration clockSkew) {

  static final String TYPE = "at+jwt";
}
