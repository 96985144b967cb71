package io.paopao.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTimesTest {

  @ParameterizedTest
  @CsvSource({
    "/, page",
    "/t/12, page",
    "/api/v1/threads, api/threads",
    "/api/v1/threads/12/posts, api/threads",
    "/api/v1/, api/other",
    "/api/v1/nothing/at/all, api/other",
    "/api/order, api",
    "/graphql, graphql",
    "/health/ready, health",
    "/assets/x/app.css, assets",
    "//, page",
  })
  void clientsMakeNoRoutes(String path, String route) {
    assertThat(RequestTimes.route(path)).isEqualTo(route);
  }
}
