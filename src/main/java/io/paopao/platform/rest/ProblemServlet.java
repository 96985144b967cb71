package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Trace;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// The error page of the server, for what fails outside of all resources: a problem, as everywhere
/// else. `web.xml` names it.
@WebServlet("/problems/error")
public class ProblemServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient Problems problems;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    RequestContext context =
        new RequestContext(
            Trace.parse(request.getHeader("traceparent")),
            Languages.of(request.getHeader("Accept-Language")));
    problems.write(problem(request, context), context, request, response);
  }

  private Problem problem(HttpServletRequest request, RequestContext context) {
    if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
      return Problem.notFound();
    }
    Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    return status == HttpServletResponse.SC_NOT_IMPLEMENTED
        ? Problem.of(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "methodNotAllowed")
        : problems.ofStatus(status, failure, context);
  }
}
