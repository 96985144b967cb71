package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.contract.PushApi;
import io.paopao.stack.Stack;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A WebSocket client that keeps what it hears, and holds it to the contract of push.
final class Watcher implements WebSocket.Listener, AutoCloseable {

  private final BlockingQueue<JsonObject> replies = new LinkedBlockingQueue<>();
  private final List<JsonObject> pushes = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder frame = new StringBuilder();
  private final WebSocket socket;
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private volatile boolean dead;
  private int lastId;

  private Watcher(URI base) {
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .buildAsync(URI.create("ws://" + base.getAuthority() + "/ws/v1"), this)
            .join();
  }

  /// A socket on which nothing has been said yet.
  static Watcher silent() {
    return silentAt(Stack.running().forum().baseUri());
  }

  static Watcher silentAt(URI node) {
    return new Watcher(node);
  }

  /// A connected client.
  static Watcher connected(Api caller) {
    return connectedAt(Stack.running().forum().baseUri(), caller);
  }

  static Watcher connectedAt(URI node, Api caller) {
    Watcher watcher = new Watcher(node);
    JsonObject connect = caller.token().isEmpty() ? Api.json() : Api.json("token", caller.token());
    try {
      watcher.result("connect", connect);
      return watcher;
    } catch (AssertionError e) {
      watcher.close();
      throw e;
    }
  }

  /// Sends a command and returns its result.
  JsonObject result(String command, JsonObject value) {
    JsonObject reply = reply(command, value);
    if (!reply.containsKey("result")) {
      throw new AssertionError(command + ": " + reply);
    }
    return reply.getJsonObject("result");
  }

  int errorCode(String command, JsonObject value) {
    return reply(command, value).getJsonObject("error").getInt("code");
  }

  /// `yes`, the code of the error, or the code with which the server closes.
  String outcome(String command, JsonObject value) {
    send(command, value);
    return Eventually.value(
        Duration.ofSeconds(30),
        () -> {
          JsonObject reply = replies.poll(50, TimeUnit.MILLISECONDS);
          assertThat(reply != null || closed.isDone()).as("a reply to " + command).isTrue();
          if (reply == null) {
            return String.valueOf(closed.join());
          }
          JsonObject error = reply.getJsonObject("error");
          return error == null ? "yes" : String.valueOf(error.getInt("code"));
        });
  }

  private void send(String command, JsonObject value) {
    lastId++;
    String text =
        Json.createObjectBuilder().add("id", lastId).add(command, value).build().toString();
    assertThat(PushApi.faultsOfClient(text)).as(text).isEmpty();
    say(text);
  }

  private JsonObject reply(String command, JsonObject value) {
    send(command, value);
    return nextReply();
  }

  /// The next answer, to whatever was said.
  JsonObject nextReply() {
    try {
      JsonObject reply = replies.poll(30, TimeUnit.SECONDS);
      if (reply == null) {
        throw new AssertionError("no reply");
      }
      assertThat(faults).isEmpty();
      return reply;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  void say(String text) {
    socket.sendText(text, true).join();
  }

  void sayBytes(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /// Everything that was pushed so far.
  List<JsonObject> pushes() {
    assertThat(faults).isEmpty();
    return List.copyOf(pushes);
  }

  /// Answers no sign of life any more.
  void playDead() {
    dead = true;
  }

  /// The publications heard on the channel so far, in their order.
  List<JsonObject> publications(String channel) {
    return heard(channel, "pub");
  }

  /// Who was said to write on the channel so far.
  List<JsonObject> writers(String channel) {
    return heard(channel, "typing");
  }

  private List<JsonObject> heard(String channel, String member) {
    return pushes().stream()
        .filter(push -> push.getString("channel", "").equals(channel) && push.containsKey(member))
        .map(push -> push.getJsonObject(member))
        .toList();
  }

  /// The close code, once the server has closed.
  int closeCode() {
    return closed.orTimeout(45, TimeUnit.SECONDS).join();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
    frame.append(data);
    if (last) {
      take(ws, frame.toString());
      frame.setLength(0);
    }
    ws.request(1);
    return null;
  }

  private void take(WebSocket ws, String text) {
    faults.addAll(PushApi.faultsOfServer(text));
    if (text.equals("{}") && !dead) {
      var _ = ws.sendText("{}", true);
      return;
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject object = reader.readObject();
      if (object.isEmpty()) {
        return;
      }
      if (object.containsKey("push")) {
        pushes.add(object.getJsonObject("push"));
      } else {
        replies.add(object);
      }
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket ws, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket ws, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
