package io.paopao.platform.security;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

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

  /// The caller, if that takes no check of a signature: one without a token, or with one that was
  /// verified before. Null for any other.
  public @Nullable Caller remembered(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null) {
      return Caller.ANONYMOUS;
    }
    if (!isAlone(request.getHeaders("Authorization")) || !isBearer(header)) {
      return null;
    }
    VerifiedToken token = tokens.remembered(header.substring(SCHEME.length()));
    return token == null ? null : token.caller();
  }

  private static boolean isAlone(Enumeration<String> headers) {
    headers.nextElement();
    return !headers.hasMoreElements();
  }

  private static boolean isBearer(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /// @throws Problem 401 `unauthorized` without a token, `token.invalid` with one that is not good
  public Caller require(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null) {
      throw Problem.unauthorized("unauthorized");
    }
    boolean isOne = isAlone(request.getHeaders("Authorization")) && isBearer(header);
    String token = isOne ? header.substring(SCHEME.length()) : "";
    return tokens
        .check(token)
        .map(VerifiedToken::caller)
        .orElseThrow(() -> Problem.unauthorized("token.invalid"));
  }
}
