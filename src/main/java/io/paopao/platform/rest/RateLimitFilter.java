package io.paopao.platform.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/// Holds every call of the API to the caller's limits and tells how much of them is left.
@Provider
@Priority(Priorities.AUTHENTICATION + 100)
public class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String LEFT = RateLimitFilter.class.getName();

  @Inject private RateLimits limits;
  @Context private HttpServletRequest servletRequest;

  public RateLimitFilter() {}

  @Override
  public void filter(ContainerRequestContext request) {
    RateLimit.Left left = limits.take(request.getMethod(), servletRequest.getRemoteAddr());
    request.setProperty(LEFT, left);
    left.check();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(LEFT) instanceof RateLimit.Left left) {
      MultivaluedMap<String, Object> headers = response.getHeaders();
      headers.putSingle("RateLimit-Policy", left.policy());
      headers.putSingle("RateLimit", left.state());
    }
  }
}
