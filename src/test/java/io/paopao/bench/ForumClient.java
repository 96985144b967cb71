package io.paopao.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// The calls of the API that the measurements need.
final class ForumClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI api;
  private String token = "";
  private String causal = "";

  ForumClient(URI base) {
    this.api = base.resolve("/api/v1/");
  }

  HttpClient http() {
    return HTTP;
  }

  String token() {
    return token;
  }

  /// The causal token of the last write.
  String causal() {
    return causal;
  }

  /// Sends a request without a body and tells its status.
  ///
  /// @param header a name and a value; an empty value is not sent
  int status(String method, String path, String... header) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve(path))
            .timeout(Duration.ofSeconds(10))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (header.length == 2 && !header[1].isEmpty()) {
      request.header(header[0], header[1]);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void signIn(String login, String password) throws IOException, InterruptedException {
    JsonObject session =
        post(
            "sessions",
            Json.createObjectBuilder().add("login", login).add("password", password).build());
    token = session.getString("accessToken");
  }

  JsonObject startThread(String title, String body) throws IOException, InterruptedException {
    return post(
        "threads",
        Json.createObjectBuilder()
            .add("board", "general")
            .add("title", title)
            .add("body", body)
            .build());
  }

  JsonObject reply(String thread, String body) throws IOException, InterruptedException {
    return post(
        "threads/" + thread + "/posts", Json.createObjectBuilder().add("body", body).build());
  }

  /// Orders one piece of an item.
  JsonObject order(String sku) throws IOException, InterruptedException {
    return post(
        "orders",
        Json.createObjectBuilder()
            .add(
                "lines",
                Json.createArrayBuilder()
                    .add(Json.createObjectBuilder().add("sku", sku).add("quantity", 1)))
            .build());
  }

  JsonObject post(String path, JsonObject body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve(path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return object(path, answer, 201);
  }

  JsonObject get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(path)).timeout(Duration.ofSeconds(10)).build();
    return object(path, HTTP.send(request, HttpResponse.BodyHandlers.ofString()), 200);
  }

  private JsonObject object(String path, HttpResponse<String> answer, int expected) {
    if (answer.statusCode() != expected) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    causal = answer.headers().firstValue("Paopao-Causal").orElse(causal);
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
