package io.paopao.platform.limits;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/// Holds every call to the caller's limits and tells how much of them is left. Files that never
/// change are free.
@Provider
@Priority(Priorities.AUTHENTICATION + 100)
public class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String LEFT = RateLimitFilter.class.getName();
  private static final String FREE = "assets/";

  @Inject private RateLimits limits;

  public RateLimitFilter() {}

  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    if (path.startsWith(FREE, path.startsWith("/") ? 1 : 0)) {
      return;
    }
    Taken taken = limits.take(request.getMethod());
    request.setProperty(LEFT, taken);
    limits.check(taken);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(LEFT) instanceof Taken taken) {
      MultivaluedMap<String, Object> headers = response.getHeaders();
      headers.putSingle("RateLimit-Policy", taken.policy());
      headers.putSingle("RateLimit", taken.state());
    }
  }
}
