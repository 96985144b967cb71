package io.paopao.points;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Whether the ledger adds up, as far as it was looked at lately. A server with a difference still
/// serves; a human must look at it.
@Readiness
@ApplicationScoped
class AuditHealth implements HealthCheck {

  @Inject private Audit audit;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("points-ledger").up().withData("state", audit.state()).build();
  }
}
