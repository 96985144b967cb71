package io.paopao.push.client;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One connection: sends commands, and knows which of them wait for an answer. Everything but what
/// the container calls happens on the client's one thread.
final class Wire extends Endpoint implements MessageHandler.Whole<String> {

  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  private static final long SEND_SECONDS = 10;
  static final JsonObject UNANSWERED =
      JSON.createObjectBuilder()
          .add("error", JSON.createObjectBuilder().add("code", 100).add("temporary", true))
          .build();

  private final Events events;
  private final Executor thread;
  private final Map<Long, Consumer<JsonObject>> pending = new HashMap<>();
  private @Nullable Session session;
  private long lastId;

  /// What the connection brings.
  interface Events {

    void frame(Wire wire, JsonObject frame);

    void closed(Wire wire, int code);
  }

  Wire(Events events, Executor thread) {
    this.events = events;
    this.thread = thread;
  }

  /// @throws IOException when there is nobody, or nobody who speaks this protocol
  void open(URI uri) throws IOException {
    ClientEndpointConfig config =
        ClientEndpointConfig.Builder.create().preferredSubprotocols(List.of("paopao.v1")).build();
    try {
      session = ContainerProvider.getWebSocketContainer().connectToServer(this, config, uri);
    } catch (DeploymentException e) {
      throw new IOException(e);
    }
  }

  /// Sends a command; the answer is an object with `result` or `error`, in any case.
  ///
  /// @return its number
  long ask(String name, JsonObject value, Consumer<JsonObject> answer) {
    lastId++;
    pending.put(lastId, answer);
    JsonObjectBuilder command = JSON.createObjectBuilder().add("id", lastId).add(name, value);
    send(command.build().toString());
    return lastId;
  }

  /// Whether the command has no answer yet.
  boolean isWaiting(long id) {
    return pending.containsKey(id);
  }

  void send(String text) {
    Session open = session;
    try {
      if (open != null) {
        open.getAsyncRemote().sendText(text).get(SEND_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    } catch (Exception e) {
      close();
    }
  }

  /// An answer has come.
  void answered(JsonObject frame) {
    Consumer<JsonObject> answer = pending.remove(frame.getJsonNumber("id").longValueExact());
    if (answer != null) {
      answer.accept(frame);
    }
  }

  /// Nobody is left who could answer.
  void abandon() {
    List<Consumer<JsonObject>> left = List.copyOf(pending.values());
    pending.clear();
    left.forEach(answer -> answer.accept(UNANSWERED));
  }

  void close() {
    try {
      Session open = session;
      if (open != null) {
        open.close();
      }
    } catch (IOException | IllegalStateException e) {
      // it was closed already
      session = null;
    }
  }

  @Override
  public void onOpen(Session opened, EndpointConfig config) {
    opened.addMessageHandler(String.class, this);
  }

  @Override
  public void onMessage(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      JsonObject frame = reader.readObject();
      thread.execute(() -> events.frame(this, frame));
    }
  }

  @Override
  public void onClose(Session closed, CloseReason reason) {
    thread.execute(() -> events.closed(this, reason.getCloseCode().getCode()));
  }
}
