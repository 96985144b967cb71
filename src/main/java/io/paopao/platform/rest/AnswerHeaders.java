package io.paopao.platform.rest;

import io.paopao.platform.RequestContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/// Headers of every API answer: the causal token of a write, and what browsers must not do with it.
@Provider
public class AnswerHeaders implements ContainerResponseFilter {

  private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    String advanced = RequestContext.current().advanced();
    if (advanced != null) {
      headers.putSingle("Paopao-Causal", advanced);
    }
    if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, cacheControl(request.getMethod()));
    }
  }

  /// What everybody may read can be kept and asked for again by its tag; all else is nobody's to
  /// keep.
  static String cacheControl(String method) {
    boolean isPublic = RequestContext.current().caller().isAnonymous() && SAFE.contains(method);
    return isPublic ? "private, no-cache" : "no-store";
  }
}
