package io.paopao.points;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Whether the ledger adds up. A server with a difference still serves; a human must look at it.
@Readiness
@ApplicationScoped
class AuditHealth implements HealthCheck {

  @Inject private Audit audit;

  @Override
  public HealthCheckResponse call() {
    Audit.Result result = audit.last();
    String state =
        result == null
            ? "not checked yet"
            : result.differences() == 0
                ? "ok"
                : "degraded: " + result.differences() + " differences";
    return HealthCheckResponse.named("points-ledger").up().withData("state", state).build();
  }
}
