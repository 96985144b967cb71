package io.paopao.platform.rest;

import io.paopao.platform.RequestContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/// Headers of every API answer: the causal token of a write, and what browsers must not do with it.
@Provider
public class AnswerHeaders implements ContainerResponseFilter {

  /// To be asked for again each time, by its reader only.
  static final String CACHE_CONTROL = "private, no-cache";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    String advanced = RequestContext.current().advanced();
    if (advanced != null) {
      headers.putSingle("Paopao-Causal", advanced);
    }
    headers.putSingle("X-Content-Type-Options", "nosniff");
    if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
    }
  }
}
