package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/// Whether the application has finished starting: until then every request is refused. When it is
/// about to stop, requests are still answered, but nobody should send new ones here.
@ApplicationScoped
public class Readiness {

  private volatile boolean started;
  private volatile boolean stopping;

  public void started() {
    started = true;
  }

  public boolean isStarted() {
    return started;
  }

  public void stopping() {
    stopping = true;
  }

  /// Whether a load balancer should send requests here.
  public boolean isOpen() {
    return started && !stopping;
  }

  /// @param path health is told, and measures are taken, from the first moment on
  void check(String path) {
    if (!started && !path.startsWith("/health") && !path.startsWith("/metrics")) {
      throw Problem.unavailable("start");
    }
  }
}
