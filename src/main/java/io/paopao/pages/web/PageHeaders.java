package io.paopao.pages.web;

import io.paopao.platform.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Map;

/// Headers of every answer of the page: what browsers must not do with it, beyond what `server.xml`
/// says for all answers, and the cookie that lets the next page show what this request wrote.
@Provider
public class PageHeaders implements ContainerResponseFilter {

  private static final Duration CAUSAL_LIFE = Duration.ofMinutes(1);
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' https: data:",
          "connect-src 'self' ws: wss:",
          "manifest-src 'self'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'",
          "object-src 'none'");

  /// The same for all answers.
  static final Map<String, String> ALWAYS =
      Map.of("Content-Security-Policy", POLICY, "Referrer-Policy", "same-origin");

  @Context private HttpServletRequest servletRequest;

  public PageHeaders() {}

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    ALWAYS.forEach(headers::putSingle);
    if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    String advanced = RequestContext.current().advanced();
    if (advanced != null) {
      String value = CausalCookie.value(advanced);
      headers.add(
          HttpHeaders.SET_COOKIE,
          Cookies.set(Cookies.CAUSAL, value, CAUSAL_LIFE, servletRequest.isSecure()));
    }
  }
}
