package io.paopao.platform.security;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/// Finds out who calls the API. No `Authorization` header is an anonymous caller; one that is not
/// good is refused, even where anonymous callers may read.
@Provider
@Priority(Priorities.AUTHENTICATION)
public class Authentication implements ContainerRequestFilter {

  private static final String SCHEME = "Bearer ";

  @Inject private Tokens tokens;
  @Context private HttpServletRequest servletRequest;
  @Context private HttpServletResponse servletResponse;

  public Authentication() {}

  @Override
  public void filter(ContainerRequestContext request) {
    List<String> headers = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    if (headers == null || headers.isEmpty()) {
      return;
    }
    VerifiedToken token =
        tokens
            .check(credentials(headers), this::isAuthenticated)
            .orElseThrow(Authentication::invalidToken);
    RequestContext.current().caller(token.caller());
    boolean secure = request.getSecurityContext().isSecure();
    request.setSecurityContext(new CallerPrincipal(token.caller(), secure));
  }

  private boolean isAuthenticated(VerifiedToken token) {
    return MicroProfileJwt.authenticates(servletRequest, servletResponse, token);
  }

  private static String credentials(List<String> headers) {
    String header = headers.getFirst();
    if (headers.size() > 1 || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw invalidToken();
    }
    return header.substring(SCHEME.length());
  }

  private static Problem invalidToken() {
    return Problem.unauthorized("token.invalid");
  }
}
