package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in the head of every answer, whoever makes it: pages, resources, servlets, the
/// server itself.
class EveryAnswerIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/login",
        "/search?q=x",
        "/t/1",
        "/no/such/page",
        "/assets/x/css/app.css",
        "/assets/x/none.js",
        "/media/00112233445566778899aabbccddeeff",
        "/media/",
        "/robots.txt",
        "/sitemap.xml",
        "/feed.atom",
        "/api/v1/boards",
        "/api/v1/me",
        "/api/v1/nothing",
        "/api/v1/threads/x",
        "/api/v1/ops/tasks",
        "/.well-known/jwks.json",
        "/api/order",
        "/api/nothing",
        "/graphql",
        "/graphql/",
        "/graphql/x",
        "/graphql/schema.graphql",
        "/ws/v1",
        "/ws/v2",
        "/openapi",
        "/openapi/nothing",
        "/health",
        "/health/none",
        "/metrics",
        "/problems/error",
        "/problems/notFound",
        "/ibm/api",
        "/WEB-INF/web.xml",
        "/META-INF/openapi.yaml",
        "/index.html",
        "/favicon.ico",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/%00",
        "/%ff"
      })
  void tellsBrowsersWhatTheyMustNotDo(String path) {
    for (URI uri : List.of(Plain.open(path), Plain.secure(path), Plain.admin(path))) {
      HttpResponse<String> answer = Plain.get(uri);
      guarded(answer);
      assertThat(answer.statusCode()).as(uri.toString()).isLessThan(500);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "TRACE", "POST", "PUT", "PATCH", "DELETE", "BREW"})
  void tellsItWhateverTheMethod(String method) {
    for (String path :
        List.of(
            "/",
            "/api/v1/boards",
            "/api/order",
            "/graphql",
            "/graphql/x",
            "/graphql/schema.graphql",
            "/openapi")) {
      HttpResponse<String> answer =
          Plain.send(method, Plain.open(path), BodyPublishers.ofString("{"));
      guarded(answer);
      assertThat(answer.statusCode()).as(method + " " + path).isNotEqualTo(500);
    }
  }

  private static void guarded(HttpResponse<String> answer) {
    HttpHeaders headers = answer.headers();
    String about = answer.request().method() + " " + answer.uri() + ": " + answer.statusCode();
    assertThat(headers.allValues("Content-Security-Policy"))
        .as(about)
        .singleElement()
        .asString()
        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
        .contains("object-src 'none'")
        .doesNotContain("unsafe", "*");
    assertThat(headers.allValues("X-Content-Type-Options")).as(about).containsExactly("nosniff");
    assertThat(headers.allValues("Referrer-Policy"))
        .as(about)
        .singleElement()
        .isIn("no-referrer", "same-origin");
    assertThat(headers.allValues("X-Frame-Options")).as(about).containsExactly("DENY");
    assertThat(headers.allValues("Cross-Origin-Opener-Policy"))
        .as(about)
        .containsExactly("same-origin");
    assertThat(headers.allValues("Cross-Origin-Resource-Policy"))
        .as(about)
        .containsExactly("same-origin");
    assertThat(headers.allValues("Permissions-Policy")).as(about).hasSize(1);
    assertThat(headers.map()).as(about).doesNotContainKeys("server", "x-powered-by");
    assertThat(headers.allValues("Strict-Transport-Security"))
        .as(about)
        .hasSize(answer.uri().getScheme().equals("https") ? 1 : 0);
    if (answer.statusCode() >= 400) {
      assertThat(answer.body()).as(about).doesNotContain("Exception", "SRVE", "CWWK", "\tat ");
    }
  }
}
