package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ProcessingException;
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
    Problem problem = problem(failure, context);
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
      answer.header("WWW-Authenticate", "Bearer");
    }
    if (failure instanceof WebApplicationException web
        && web.getResponse().getHeaderString("Allow") != null) {
      answer.header("Allow", web.getResponse().getHeaderString("Allow"));
    }
    return answer.build();
  }

  private Problem problem(Throwable failure, RequestContext context) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      switch (t) {
        case Problem problem -> {
          return problem;
        }
        case JsonbException e -> {
          return Problem.badRequest("json.malformed");
        }
        case JsonException e -> {
          return Problem.badRequest("json.malformed");
        }
        default -> {}
      }
    }
    if (failure instanceof WebApplicationException web) {
      return ofStatus(web.getResponse().getStatus(), web, context);
    }
    return failure instanceof ProcessingException
        ? Problem.badRequest("json.malformed")
        : problems.unexpected(failure, context);
  }

  private Problem ofStatus(int status, Throwable failure, RequestContext context) {
    return switch (status) {
      case 400 -> Problem.badRequest("badRequest");
      case 401 -> Problem.unauthorized("unauthorized");
      case 403 -> Problem.forbidden("forbidden");
      case 404 -> Problem.notFound();
      case 405 -> Problem.of(405, "methodNotAllowed");
      case 406 -> Problem.of(406, "notAcceptable");
      case 413 -> Problem.of(413, "tooLarge");
      case 415 -> Problem.of(415, "unsupportedMediaType");
      default ->
          status < 500 ? Problem.of(status, "badRequest") : problems.unexpected(failure, context);
    };
  }
}
