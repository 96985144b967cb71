package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperationsIT {

  private final Api operator = Api.anonymous();

  @Test
  void healthNamesEachDependency() {
    assertThat(operator.get("/health/started").expect(200).body()).contains("UP");
    assertThat(operator.get("/health/live").expect(200).body()).contains("UP");
    assertThat(operator.get("/health/ready").expect(200).body())
        .contains("database-primary", "database-replica", "redis", "kafka");
  }

  @Test
  void metricsShowWhatAnOperatorAsksFor() {
    Api.member();

    assertThat(operator.get("/metrics").expect(200).body())
        .contains(
            "connectionpool_",
            "paopao_outbox_age_seconds",
            "paopao_outbox_depth",
            "paopao_events_lag",
            "paopao_redis_pool_in_use",
            "paopao_push_connections",
            "paopao_cache_reads",
            "paopao_sql_reads");
  }

  @Test
  void theApiDescribesItself() {
    assertThat(operator.get("/openapi").expect(200).body())
        .contains("openapi: 3.1", "/api/v1/threads/{id}/posts", "/api/v1/search");
  }
}
