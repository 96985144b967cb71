package io.paopao.platform.health;

import io.paopao.platform.events.KafkaPing;
import io.paopao.platform.redis.Redis;
import io.paopao.platform.rest.Readiness;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Startup;

/// The health checks of the server: started, live, and one readiness check for each dependency.
@ApplicationScoped
class Checks {

  @Resource(lookup = "jdbc/primary")
  private DataSource primary;

  @Resource(lookup = "jdbc/replica")
  private DataSource replica;

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
    return () -> HealthCheckResponse.named("open").status(readiness.isStarted()).build();
  }

  @Produces
  @org.eclipse.microprofile.health.Readiness
  HealthCheck primaryAnswers() {
    return () -> probe.required("database-primary", () -> ping(primary));
  }

  @Produces
  @org.eclipse.microprofile.health.Readiness
  HealthCheck replicaAnswers() {
    return () -> probe.optional("database-replica", () -> ping(replica));
  }

  @Produces
  @org.eclipse.microprofile.health.Readiness
  HealthCheck redisAnswers() {
    return () -> probe.optional("redis", () -> redis.client().ping());
  }

  @Produces
  @org.eclipse.microprofile.health.Readiness
  HealthCheck kafkaAnswers() {
    return () -> probe.optional("kafka", kafka::ping);
  }

  private static void ping(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (!connection.isValid(1)) {
        throw new SQLException("connection is not valid");
      }
    }
  }
}
