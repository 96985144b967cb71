package io.paopao.platform.health;

import io.paopao.platform.events.KafkaPing;
import io.paopao.platform.redis.Redis;
import io.paopao.platform.rest.Readiness;
import io.paopao.platform.sql.DatabaseHealth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Startup;

/// The health checks of the server: started, live, and one readiness check for each dependency.
@ApplicationScoped
class Checks {

  @Inject private DatabaseHealth database;
  @Inject private Redis redis;
  @Inject private KafkaPing kafka;
  @Inject private Probe probe;
  @Inject private Readiness readiness;

  @Produces
  @Startup
  HealthCheck started() {
    return () -> HealthCheckResponse.named("started").status(readiness.isStarted()).build();
  }

  @Produces
  @Liveness
  HealthCheck live() {
    return () -> HealthCheckResponse.named("live").up().build();
  }

  @Produces
  @org.eclipse.microprofile.health.Readiness
  HealthCheck open() {
    return () -> HealthCheckResponse.named("open").status(readiness.isOpen()).build();
  }

  @Produces
  @org.eclipse.microprofile.health.Readiness
  HealthCheck primaryAnswers() {
    return () -> probe.required("database-primary", database::pingPrimary);
  }

  @Produces
  @org.eclipse.microprofile.health.Readiness
  HealthCheck replicaAnswers() {
    return () -> {
      List<String> faults = database.faults();
      HealthCheckResponseBuilder answer = HealthCheckResponse.named("database-replica").up();
      database.states().forEach(answer::withData);
      return answer
          .withData("state", faults.isEmpty() ? "ok" : "degraded: " + String.join(", ", faults))
          .build();
    };
  }

  @Produces
  @org.eclipse.microprofile.health.Readiness
  HealthCheck redisAnswers() {
    return () -> probe.optional("redis", redis::ping);
  }

  @Produces
  @org.eclipse.microprofile.health.Readiness
  HealthCheck kafkaAnswers() {
    return () -> probe.optional("kafka", kafka::ping);
  }
}
