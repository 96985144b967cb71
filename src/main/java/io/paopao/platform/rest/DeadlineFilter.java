package io.paopao.platform.rest;

import io.paopao.platform.Deadline;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Set;

/// Begins no work whose time is over, and gives nobody an answer that comes too late, except that
/// something was written: who has changed something is told so.
@Provider
@Priority(Priorities.USER)
public class DeadlineFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  @Inject private Problems problems;
  @Context private HttpServletRequest servletRequest;

  public DeadlineFilter() {}

  @Override
  public void filter(ContainerRequestContext request) {
    Deadline.current().check();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= 400
        || !SAFE.contains(request.getMethod())
        || !Deadline.current().hasPassed()) {
      return;
    }
    RequestContext context = RequestContext.current();
    Problem problem = Problem.deadlineExceeded();
    response.setStatus(problem.status());
    response.getHeaders().remove("ETag");
    response.getHeaders().putSingle("Cache-Control", "no-store");
    response.setEntity(
        problems.body(problem, context, servletRequest.getRequestURI()).toString(),
        new Annotation[0],
        MediaType.valueOf(Problems.MEDIA_TYPE));
  }
}
