package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.paopao.contract.OpenApi;
import java.io.IOException;
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
  void theServedDocumentIsTheCommittedOne() throws IOException {
    String served = operator.get("/openapi", "Accept", "application/json").expect(200).body();

    assertThat(new ObjectMapper().readTree(served)).isEqualTo(OpenApi.contract().document());
  }
}
