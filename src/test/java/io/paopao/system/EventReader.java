package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.contract.PushApi;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// A reader of server-sent events that keeps them, and holds them to the contract of push.
final class EventReader implements AutoCloseable {

  private final InputStream body;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /// @param name "" for a push
  record Event(String name, String id, JsonObject data) {

    /// The publication, or an object without members.
    JsonObject publication() {
      JsonObject push = data.getJsonObject("push");
      return push == null || !push.containsKey("pub")
          ? JsonObject.EMPTY_JSON_OBJECT
          : push.getJsonObject("pub");
    }
  }

  private EventReader(InputStream body) {
    this.body = body;
    Thread.ofVirtual().start(this::read);
  }

  static EventReader open(URI node, Api caller, String channels, String last) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.resolve("/api/v1/events?channels=" + channels))
            .setHeader("Accept", "text/event-stream");
    if (!caller.token().isEmpty()) {
      request.setHeader("Authorization", "Bearer " + caller.token());
    }
    if (!last.isEmpty()) {
      request.setHeader("Last-Event-ID", last);
    }
    try {
      HttpResponse<InputStream> answer =
          HttpClient.newHttpClient()
              .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      return new EventReader(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  List<Event> events() {
    assertThat(faults).isEmpty();
    return List.copyOf(events);
  }

  /// The ids of the posts that were told, in their order: those of `subscribed` events first.
  List<String> posts() {
    return events().stream()
        .flatMap(event ->
            event.name().equals("subscribed") && event.data().containsKey("publications")
                ? event.data().getJsonArray("publications").getValuesAs(JsonObject.class).stream()
                : List.of(event.publication()).stream())
        .filter(publication -> publication.getString("type", "").equals("post.created"))
        .map(publication -> publication.getJsonObject("data").getString("id"))
        .toList();
  }

  String lastId() {
    return events().getLast().id();
  }

  /// Returns when the server has ended the stream.
  void awaitEnd() {
    ended.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private void read() {
    try (Scanner scanner = new Scanner(body, StandardCharsets.UTF_8)) {
      scanner.useDelimiter("\\n\\n|\\r\\n\\r\\n");
      while (scanner.hasNext()) {
        take(scanner.next());
      }
    } finally {
      ended.complete(null);
    }
  }

  private void take(String text) {
    String name = field(text, "event");
    String data = field(text, "data");
    if (data.isEmpty()) {
      return;
    }
    String frame = name.equals("subscribed") ? "{\"id\":1,\"result\":" + data + "}" : data;
    faults.addAll(PushApi.faultsOfServer(frame));
    try (JsonReader reader = Json.createReader(new StringReader(data))) {
      events.add(new Event(name, field(text, "id"), reader.readObject()));
    }
  }

  private static String field(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
