package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/// Hides the resources below `ops` on ports where they are not served, before callers are asked who
/// they are. Judged by the resource that was found, so no spelling of a path gets around it.
@Provider
@Priority(Priorities.AUTHENTICATION - 100)
public class OperationsFilter implements ContainerRequestFilter {

  @Inject private OperationsGate gate;
  @Context private HttpServletRequest servletRequest;
  @Context private ResourceInfo resource;

  public OperationsFilter() {}

  @Override
  public void filter(ContainerRequestContext request) {
    if (!gate.isOpen(servletRequest) && isForOperators(resource.getResourceClass())) {
      throw Problem.notFound();
    }
  }

  private static boolean isForOperators(Class<?> type) {
    Path path = type.getAnnotation(Path.class);
    return path != null && path.value().replaceFirst("^/", "").startsWith("ops/");
  }
}
