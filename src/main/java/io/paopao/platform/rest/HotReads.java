package io.paopao.platform.rest;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.limits.RateLimits;
import io.paopao.platform.limits.Taken;
import io.paopao.platform.security.ServletCallers;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers what the node remembers, to callers whom it remembers, without JAX-RS: most of a hot
/// read would be its cost. Whatever is unusual about a request goes the whole way, and what both
/// ways answer is the same.
@Dependent
class HotReads {

  private static final String ANY = "*/*";
  private static final int LONGEST_ID = 18;

  private final List<HotRead> reads;
  private final ServletCallers callers;
  private final RateLimits limits;
  private final Problems problems;

  @Inject
  HotReads(Instance<HotRead> reads, ServletCallers callers, RateLimits limits, Problems problems) {
    this.reads = reads.stream().toList();
    this.callers = callers;
    this.limits = limits;
    this.problems = problems;
  }

  /// @return false, and nothing has happened, for a request that must go the whole way
  boolean answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    RequestContext context = RequestContext.current();
    if (!isPlain(request) || context.deadline().hasPassed()) {
      return false;
    }
    Caller caller = callers.remembered(request);
    Found found = caller == null ? null : remembered(request, caller);
    if (caller == null
        || found == null
        || !fits(found.ready(), request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      return false;
    }
    context.caller(caller);
    Taken taken = limits.take("GET");
    try {
      limits.check(taken);
      write(found.ready(), request, response);
      found.by().answered(found.id());
    } catch (Problem refused) {
      if (!found.by().refusesByProblem()) {
        return false;
      }
      problems.write(refused, context, request, response);
    }
    response.setHeader("RateLimit-Policy", taken.policy());
    response.setHeader("RateLimit", taken.state());
    return true;
  }

  /// Nothing asks for anything but the resource as it is.
  private static boolean isPlain(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && request.getQueryString() == null
        && request.getHeader(HttpHeaders.IF_MATCH) == null
        && request.getHeader("Origin") == null
        && request.getContentLengthLong() <= 0
        && request.getHeader("Transfer-Encoding") == null;
  }

  private static boolean isAccepted(HotRead read, @Nullable String accept) {
    return accept == null || accept.equals(ANY) || read.accepts(accept);
  }

  /// Other forms than one tag need more thought.
  private static boolean fits(ReadyAnswer ready, @Nullable String ifNoneMatch) {
    return ifNoneMatch == null || ifNoneMatch.equals(ready.tag());
  }

  private record Found(HotRead by, long id, ReadyAnswer ready) {}

  private @Nullable Found remembered(HttpServletRequest request, Caller caller) {
    String uri = request.getRequestURI();
    for (HotRead read : reads) {
      if (uri.startsWith(read.path())) {
        long id = id(uri, read.path().length());
        boolean isUsual = id >= 0 && isAccepted(read, request.getHeader(HttpHeaders.ACCEPT));
        ReadyAnswer ready = isUsual ? read.remembered(request, id, caller) : null;
        return ready == null ? null : new Found(read, id, ready);
      }
    }
    return null;
  }

  /// The rest of the path as a number in its only form, or -1.
  static long id(String uri, int from) {
    int digits = uri.length() - from;
    if (digits < 1 || digits > LONGEST_ID || uri.charAt(from) == '0') {
      return -1;
    }
    long id = 0;
    for (int i = from; i < uri.length(); i++) {
      int digit = uri.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      id = 10 * id + digit;
    }
    return id;
  }

  private static void write(
      ReadyAnswer ready, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, AnswerHeaders.cacheControl("GET"));
    ready.headers().forEach(response::setHeader);
    response.setHeader(HttpHeaders.ETAG, ready.tag());
    if (request.getHeader(HttpHeaders.IF_NONE_MATCH) != null) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(ready.type());
    response.setContentLength(ready.bytes().length);
    response.getOutputStream().write(ready.bytes());
  }
}
