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
/// change are free; where signed notices come in, those without a good signature count, which the
/// resource finds out.
@Provider
@Priority(Priorities.AUTHENTICATION + 100)
public class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String LEFT = RateLimitFilter.class.getName();
  private static final String FREE = "assets/";
  private static final String SIGNED = "payments/notices";

  @Inject private RateLimits limits;

  public RateLimitFilter() {}

  @Override
  public void filter(ContainerRequestContext request) {
    if (isUncounted(request.getUriInfo().getPath())) {
      return;
    }
    Taken taken = limits.take(request.getMethod());
    request.setProperty(LEFT, taken);
    limits.check(taken);
  }

  static boolean isUncounted(String path) {
    int begin = path.startsWith("/") ? 1 : 0;
    return path.startsWith(FREE, begin) || path.substring(begin).equals(SIGNED);
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
