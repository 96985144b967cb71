package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// Every failure of a REST resource becomes a problem.
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  @Inject private Problems problems;
  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(Throwable failure) {
    RequestContext context = RequestContext.current();
    Problem problem = problems.of(failure, context);
    Response.ResponseBuilder answer =
        Response.status(problem.status())
            .type(Problems.MEDIA_TYPE)
            .header("Cache-Control", "no-store")
            .entity(problems.body(problem, context, request.getRequestURI()).toString());
    Integer retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      answer.header("Retry-After", retryAfter);
    }
    if (problem.status() == 401) {
      answer.header("WWW-Authenticate", Problems.challenge(problem));
    }
    if (failure instanceof WebApplicationException web
        && web.getResponse().getHeaderString("Allow") != null) {
      answer.header("Allow", web.getResponse().getHeaderString("Allow"));
    }
    return answer.build();
  }
}
