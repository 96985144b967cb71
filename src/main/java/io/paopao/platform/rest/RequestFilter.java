package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Trace;
import io.paopao.platform.limits.Admission;
import io.paopao.platform.limits.ClientAddresses;
import io.paopao.platform.sql.CausalToken;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// The outermost step of every request: gives it its context, and turns what nobody handled into a
/// problem.
@WebFilter(value = "/*", asyncSupported = true)
public class RequestFilter implements Filter {

  @Inject private Problems problems;
  @Inject private Readiness readiness;
  @Inject private Origins origins;
  @Inject private ClientAddresses addresses;
  @Inject private RequestTimeout timeout;
  @Inject private HotReads hot;
  @Inject private OperationsGate operations;
  @Inject private Admission admission;
  @Inject private RequestTimes times;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    long begun = System.nanoTime();
    try {
      answer(http, answer, chain);
    } finally {
      times.ended(http, answer, begun);
    }
  }

  private void answer(HttpServletRequest http, HttpServletResponse answer, FilterChain chain)
      throws IOException, ServletException {
    RequestContext context =
        new RequestContext(
            Trace.parse(http.getHeader("traceparent")),
            Languages.of(http.getHeader("Accept-Language")));
    context.address(addresses.of(http));
    try {
      context.run(() -> {
        operations.check(http);
        readiness.check(http.getRequestURI());
        origins.check(http);
        context.deadline(timeout.deadline(http.getHeader(RequestTimeout.HEADER)));
        String causal = http.getHeader("Paopao-Causal");
        if (causal != null && !causal.isEmpty()) {
          context.mustSee(CausalToken.parse(causal));
        }
        if (!hot.answer(http, answer)) {
          admit(http, answer, chain);
        }
        return true;
      });
    } catch (Problem problem) {
      problems.write(problem, context, http, answer);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      problems.write(problems.unexpected(e, context), context, http, answer);
    }
  }

  private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try (Admission.Place _ = admission.enter(request.getMethod(), request.getRequestURI())) {
      chain.doFilter(request, response);
    }
  }
}
