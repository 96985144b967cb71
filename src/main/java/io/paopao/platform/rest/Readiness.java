package io.paopao.platform.rest;

import io.paopao.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;

/// Whether the application has finished starting: until then every request is refused.
@ApplicationScoped
public class Readiness {

  private volatile boolean started;

  public void started() {
    started = true;
  }

  public boolean isStarted() {
    return started;
  }

  void check() {
    if (!started) {
      throw Problem.unavailable("start");
    }
  }
}
