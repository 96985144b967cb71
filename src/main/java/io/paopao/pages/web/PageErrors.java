package io.paopao.pages.web;

import io.paopao.pages.view.ErrorPage;
import io.paopao.pages.view.Head;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.rest.Problems;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/// Every failure of a page becomes a page that says so; for clients that ask for JSON, a problem.
@Provider
public class PageErrors implements ExceptionMapper<Throwable> {

  @Inject private Problems problems;
  @Inject private Renderer renderer;
  @Inject private Frames frames;
  @Context private HttpServletRequest request;

  public PageErrors() {}

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
      return web.getResponse();
    }
    RequestContext context = RequestContext.current();
    Problem problem = problems.of(failure, context);
    if (wantsJson()) {
      return answer(problem)
          .type(Problems.MEDIA_TYPE)
          .entity(problems.body(problem, context, request.getRequestURI()).toString())
          .build();
    }
    if (problem.status() == 401 && request.getMethod().equals("GET")) {
      String login = Visit.find(request).map(frames::loginUrl).orElse("/login");
      return Answers.seeOther(login).build();
    }
    return answer(problem).type(Renderer.HTML).entity(page(problem, context)).build();
  }

  private static Response.ResponseBuilder answer(Problem problem) {
    Response.ResponseBuilder answer =
        Response.status(problem.status()).header(HttpHeaders.CACHE_CONTROL, "no-store");
    Integer retryAfter = problem.retryAfter();
    return retryAfter == null ? answer : answer.header(HttpHeaders.RETRY_AFTER, retryAfter);
  }

  private byte[] page(Problem problem, RequestContext context) {
    String detail = Problems.text(problem.code(), context.locale(), problem.arguments());
    boolean plain = problem.status() == 404 || problem.status() >= 500;
    ErrorPage error =
        new ErrorPage(
            problem.status(),
            problem.code(),
            plain ? null : detail,
            context.trace().id(),
            problem.retryable() || problem.status() >= 500);
    String title = Problems.text(problem.code() + ".title", context.locale());
    return renderer.html(
        "error.jte", Map.of("f", frames.forError(request), "head", Head.of(title), "error", error));
  }

  private boolean wantsJson() {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains("json") && !accept.contains("text/html");
  }
}
