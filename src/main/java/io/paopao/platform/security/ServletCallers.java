package io.paopao.platform.security;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/// Who calls a servlet.
@ApplicationScoped
public class ServletCallers {

  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;

  @Inject
  ServletCallers(Tokens tokens) {
    this.tokens = tokens;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected ServletCallers() {
    this(null);
  }

  /// @throws Problem 401 `unauthorized` without a token, `token.invalid` with one that is not good
  public Caller require(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null) {
      throw Problem.unauthorized("unauthorized");
    }
    String token =
        header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? header.substring(SCHEME.length())
            : "";
    return tokens
        .check(token)
        .map(VerifiedToken::caller)
        .orElseThrow(() -> Problem.unauthorized("token.invalid"));
  }
}
