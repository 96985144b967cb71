package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The stack of the tests keeps operators to the admin port, as production does.
class AdminPortIT {

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/started", "/health/ready", "/health/live"})
  void thePublicPortTellsThatTheNodeIsHealthyButNotWhy(String path) {
    HttpResponse<String> told = Plain.get(Plain.open(path));

    assertThat(told.statusCode()).isEqualTo(200);
    assertThat(told.body()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
    assertThat(told.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
    assertThat(Plain.get(Plain.admin(path)).body()).contains("\"name\":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics",
        "/metrics/",
        "/metrics?scope=vendor",
        "/api/v1/ops/tasks",
        "/api/v1/ops/dead-letters",
        "/api/v1//ops/tasks",
        "/api/v1/%6fps/tasks",
        "/api/v1/ops;x=1/tasks",
        "/api/v1/x/../ops/tasks",
        "/ibm/api",
        "/ibm/api/docs"
      })
  void thePublicPortsHaveNothingForOperators(String path) {
    String token = "Bearer " + Api.admin().token();

    for (var uri : new java.net.URI[] {Plain.open(path), Plain.secure(path)}) {
      HttpResponse<String> refused = Plain.get(uri, "Authorization", token);
      assertThat(refused.statusCode()).as(uri + refused.body()).isEqualTo(404);
      assertThat(refused.body()).doesNotContain("items", "# TYPE");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v1/boards",
        "/api/v1/opsx",
        "/.well-known/jwks.json",
        "/metrics/base",
        "/health/none"
      })
  void theAdminPortHasNothingElse(String path) {
    HttpResponse<String> refused = Plain.get(Plain.admin(path));

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(404);
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void anOperatorSignsInAndWorksOnTheAdminPort() {
    String token = Api.admin().token();

    assertThat(
            Plain.get(Plain.admin("/api/v1/ops/tasks"), "Authorization", "Bearer " + token)
                .statusCode())
        .isEqualTo(200);
    assertThat(Plain.get(Plain.admin("/api/v1/ops/tasks")).statusCode()).isEqualTo(401);
    assertThat(Plain.get(Plain.admin("/metrics")).body()).contains("# TYPE");
    assertThat(Plain.get(Plain.admin("/openapi/ui/")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "BREW"})
  void healthAndMetricsAreOnlyRead(String method) {
    for (String path : new String[] {"/health", "/metrics"}) {
      HttpResponse<String> refused =
          Plain.send(
              method, Plain.admin(path), java.net.http.HttpRequest.BodyPublishers.ofString("{}"));
      assertThat(refused.statusCode()).isEqualTo(405);
      assertThat(refused.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
    }
  }
}
