package io.paopao.platform.limits;

import io.paopao.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;

/// Holds calls of servlets to the caller's limits, as [RateLimitFilter] does with those of
/// resources.
@ApplicationScoped
public class ServletLimits {

  @Inject private RateLimits limits;

  /// Counts a read of the request's caller, and tells the answer how much is left.
  ///
  /// @throws Problem 429
  public void read(HttpServletResponse answer) {
    count("GET", answer);
  }

  /// Counts a write of the request's caller, and tells the answer how much is left.
  ///
  /// @throws Problem 429
  public void write(HttpServletResponse answer) {
    count("POST", answer);
  }

  private void count(String method, HttpServletResponse answer) {
    Taken taken = limits.take(method);
    answer.setHeader("RateLimit-Policy", taken.policy());
    answer.setHeader("RateLimit", taken.state());
    limits.check(taken);
  }
}
