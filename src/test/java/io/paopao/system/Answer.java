package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.contract.Operation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;

/// What the forum answered.
record Answer(HttpResponse<String> response) {

  int status() {
    return response.statusCode();
  }

  String body() {
    return response.body();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  Operation.Answered forContract() {
    return new Operation.Answered(status(), this::header, body());
  }

  JsonObject json() {
    try (JsonReader reader = Json.createReader(new StringReader(body()))) {
      return reader.readObject();
    }
  }

  String string(String member) {
    return json().getString(member);
  }

  Answer expect(int status) {
    assertThat(status())
        .as("%s %s: %s", response.request().method(), response.uri(), body())
        .isEqualTo(status);
    return this;
  }

  /// Checks that the answer is problem details, whole and of this code.
  Answer expectProblem(int status, String code) {
    expect(status);
    assertThat(header("Content-Type")).startsWith("application/problem+json");
    assertThat(json().keySet())
        .contains("type", "title", "status", "detail", "instance", "code", "retryable", "traceId");
    assertThat(string("code")).isEqualTo(code);
    assertThat(json().getInt("status")).isEqualTo(status);
    assertThat(string("title")).doesNotEndWith(".title");
    assertThat(body()).doesNotContain("Exception").doesNotContain("at io.paopao");
    return this;
  }
}
