package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Trace;
import io.paopao.platform.limits.Admission;
import io.paopao.platform.limits.ClientAddresses;
import io.paopao.platform.limits.Place;
import io.paopao.platform.sql.CausalToken;
import io.paopao.platform.transfer.Bodies;
import io.paopao.platform.transfer.Body;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// The outermost step of every request: gives it its context, waits for its body and its turn
/// without a thread, and turns what nobody handled into a problem.
@WebFilter(
    value = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class RequestFilter implements Filter {

  private static final Logger LOG = Logger.getLogger(RequestFilter.class.getName());
  private static final int TOO_SLOW = 408;
  private static final String PASSAGE = Passage.class.getName();

  @Inject private Problems problems;
  @Inject private Readiness readiness;
  @Inject private Origins origins;
  @Inject private ClientAddresses addresses;
  @Inject private RequestTimeout timeout;
  @Inject private HotReads hot;
  @Inject private OperationsGate operations;
  @Inject private Bodies bodies;
  @Inject private Admission admission;
  @Inject private RequestTimes times;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    Passage passage =
        http.getAttribute(PASSAGE) instanceof Passage known
            ? known
            : new Passage(context(http), System.nanoTime());
    boolean isAnswered = true;
    try {
      isAnswered = answer(passage, http, answer, chain);
    } finally {
      if (isAnswered) {
        Body.forget(http);
        times.ended(http, answer, passage.begun());
      }
    }
  }

  /// What is known of a request from its first dispatch on.
  ///
  /// @param begun as [System#nanoTime] tells
  private record Passage(RequestContext context, long begun) {}

  private RequestContext context(HttpServletRequest request) {
    RequestContext context =
        new RequestContext(
            Trace.parse(request.getHeader("traceparent")),
            Languages.of(request.getHeader("Accept-Language")));
    context.address(addresses.of(request));
    return context;
  }

  /// @return false while the request waits
  private boolean answer(
      Passage passage, HttpServletRequest http, HttpServletResponse answer, FilterChain chain)
      throws IOException {
    RequestContext context = passage.context();
    try {
      return context.run(() -> {
        if (http.getAttribute(PASSAGE) == null) {
          begin(context, http);
          if (hot.answer(http, answer)) {
            return true;
          }
          http.setAttribute(PASSAGE, passage);
        }
        return admit(http, answer, chain);
      });
    } catch (Problem problem) {
      refuse(problem, context, http, answer);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      if (isGone(e, answer)) {
        LOG.log(
            Level.INFO,
            "an answer broke off, trace {0}: {1}",
            new Object[] {context.trace().id(), e});
        return true;
      }
      refuse(problems.unexpected(e, context), context, http, answer);
    }
    return true;
  }

  /// Whether the answer has begun and could not be written to its end.
  private static boolean isGone(Throwable failure, HttpServletResponse answer) {
    return answer.isCommitted()
        && Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .anyMatch(IOException.class::isInstance);
  }

  private void refuse(
      Problem problem,
      RequestContext context,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      problems.write(problem, context, request, response);
      if (problem.status() == TOO_SLOW || Bodies.isGivenUp(request)) {
        response.setHeader("Connection", "close");
      }
    } catch (IOException gone) {
      LOG.log(Level.FINE, "nobody waits any more", gone);
    }
  }

  private void begin(RequestContext context, HttpServletRequest http) {
    operations.check(http);
    readiness.check(http.getRequestURI());
    origins.check(http);
    context.deadline(timeout.deadline(http.getHeader(RequestTimeout.HEADER)));
    String causal = http.getHeader("Paopao-Causal");
    if (causal != null && !causal.isEmpty()) {
      context.mustSee(CausalToken.parse(causal));
    }
  }

  /// Nobody takes a place among those that are worked on before its body is here.
  ///
  /// @return false while the request waits for either
  private boolean admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Body body = bodies.take(request);
    if (body == null) {
      return false;
    }
    try (Place place = admission.enter(request, body::close)) {
      if (place == null) {
        return false;
      }
      chain.doFilter(request, response);
      return true;
    }
  }
}
