package io.paopao.importer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;

/// An administrator at a forum: signs in, and again when the access token has run out.
final class ForumSession {

  private static final int ATTEMPTS = 8;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI base;
  private final String login;
  private final String password;
  private String token = "";

  ForumSession(URI base, String login, String password) {
    this.base = base;
    this.login = login;
    this.password = password;
  }

  /// Sends the threads until the forum has answered; what it has already is harmless.
  ///
  /// @param lines a JSON object each
  ImportResult send(java.util.List<String> lines) throws IOException, InterruptedException {
    String body = String.join("\n", lines);
    for (int attempt = 1; ; attempt++) {
      HttpResponse<String> answer = post("ops/imports", "application/x-ndjson", body);
      if (answer.statusCode() == 200) {
        return result(json(answer));
      }
      if (answer.statusCode() == 401) {
        signIn();
      } else if (answer.statusCode() < 429 || attempt == ATTEMPTS) {
        throw new IOException("the forum refuses the import: " + answer.body());
      }
      if (attempt == ATTEMPTS) {
        throw new IOException("the forum does not accept the sign-in of " + login);
      }
      if (attempt > 1) {
        Thread.sleep(Duration.ofMillis(250L << attempt));
      }
    }
  }

  private void signIn() throws IOException, InterruptedException {
    JsonObject body =
        Json.createObjectBuilder().add("login", login).add("password", password).build();
    HttpResponse<String> answer = post("sessions", "application/json", body.toString());
    if (answer.statusCode() != 201) {
      throw new IOException("the forum does not let " + login + " in: " + answer.body());
    }
    token = json(answer).getString("accessToken");
  }

  private HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("/api/v1/" + path))
            .timeout(TIMEOUT)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (ConnectException e) {
      // its own message may be null
      throw new IOException(
          "no forum answers at " + base + ": start it with \"mvn\", or set PAOPAO_URL", e);
    }
  }

  private static ImportResult result(JsonObject report) {
    return new ImportResult(
        report.getInt("imported"),
        report.getInt("skipped"),
        report.getJsonArray("failed").getValuesAs(JsonObject.class).stream()
            .map(f -> f.getString("id") + ": " + f.getString("reason"))
            .collect(Collectors.toList()));
  }

  private static JsonObject json(HttpResponse<String> answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
