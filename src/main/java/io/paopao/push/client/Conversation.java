package io.paopao.push.client;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What a client says and hears over all its connections. Everything but [#soon] happens on its one
/// thread.
final class Conversation implements Wire.Events {

  private static final Logger LOG = Logger.getLogger(Conversation.class.getName());
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
  private static final int FIRST_WITHOUT_RETURN = 3500;
  private static final int LAST_WITHOUT_RETURN = 3999;
  private static final int TOKEN_EXPIRED = 109;
  private static final int UNRECOVERABLE = 112;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final PushClient.Options options;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("push-client").factory());
  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
  private @Nullable Wire wire;
  private @Nullable ScheduledFuture<?> silence;
  private Duration quiet = PATIENCE;
  private boolean online;
  private boolean fresh;
  private int attempts;

  /// Milliseconds over which all who were sent away come back; 0 when nothing was said of it.
  private int within;

  Conversation(PushClient.Options options) {
    this.options = options;
  }

  void soon(Runnable work) {
    try {
      thread.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.FINE, "the client is closed: {0}", e.toString());
    }
  }

  void connect() {
    Wire next = new Wire(this, this::soon);
    wire = next;
    try {
      // the server waits for the first command, but not for long
      String token = options.tokens().token(fresh);
      fresh = false;
      next.open(options.uri());
      JsonObjectBuilder value = JSON.createObjectBuilder();
      ask(
          next,
          "connect",
          (token == null ? value : value.add("token", token)).build(),
          answer -> connected(next, answer));
      listen();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "no connection: {0}", e.toString());
      next.close();
      closed(next, 0);
    }
  }

  void add(Subscription subscription) {
    subscriptions.put(subscription.channel(), subscription);
    if (online) {
      join(subscription);
    }
  }

  void remove(String channel) {
    if (subscriptions.remove(channel) != null && online) {
      ask("unsubscribe", channel(channel).build(), _ -> {});
    }
  }

  void presence(String channel, Consumer<JsonObject> answer) {
    ask("presence", channel(channel).build(), answer);
  }

  void typing(String channel) {
    ask("typing", channel(channel).build(), _ -> {});
  }

  void cut() {
    if (wire != null) {
      wire.close();
    }
  }

  void end() {
    subscriptions.clear();
    cut();
    thread.shutdownNow();
  }

  @Override
  public void frame(Wire from, JsonObject frame) {
    if (from != wire) {
      return;
    }
    listen();
    if (frame.isEmpty()) {
      from.send("{}");
    } else if (frame.containsKey("id")) {
      from.answered(frame);
    } else {
      pushed(from, frame.getJsonObject("push"));
    }
  }

  @Override
  public void closed(Wire gone, int code) {
    if (gone != wire) {
      return;
    }
    wire = null;
    online = false;
    subscriptions.values().forEach(Subscription::paused);
    gone.abandon();
    int asked = within;
    within = 0;
    if (code >= FIRST_WITHOUT_RETURN && code <= LAST_WITHOUT_RETURN) {
      List<Subscription> left = List.copyOf(subscriptions.values());
      subscriptions.clear();
      left.forEach(subscription -> subscription.ended(code));
    } else {
      later(asked > 0 ? moment(asked) : pause(), this::connect);
    }
  }

  private static Duration moment(int within) {
    return Duration.ofMillis(ThreadLocalRandom.current().nextInt(within));
  }

  private void connected(Wire answered, JsonObject answer) {
    JsonObject result = answer.getJsonObject("result");
    if (result == null) {
      fresh = answer.getJsonObject("error").getInt("code") == TOKEN_EXPIRED;
      answered.close();
      return;
    }
    online = true;
    attempts = 0;
    quiet = PATIENCE.plusSeconds(result.getInt("ping"));
    if (result.containsKey("expiresIn")) {
      refreshIn(result.getInt("expiresIn"), answered);
    }
    // what the server has subscribed by itself, from now on, begins again where the listener is
    result
        .getJsonArray("channels")
        .getValuesAs(JsonString::getString)
        .forEach(own -> ask(answered, "unsubscribe", channel(own).build(), _ -> {}));
    List.copyOf(subscriptions.values()).forEach(this::join);
  }

  // with a fifth of its time left
  private void refreshIn(int seconds, Wire current) {
    later(
        Duration.ofSeconds(Math.max(1, seconds * 4L / 5)),
        () -> {
          if (current == wire && online) {
            renew(current);
          }
        });
  }

  private void renew(Wire current) {
    try {
      String token = options.tokens().token(true);
      if (token != null) {
        ask(
            current,
            "refresh",
            JSON.createObjectBuilder().add("token", token).build(),
            answer -> {
              if (answer.containsKey("result")) {
                refreshIn(answer.getJsonObject("result").getInt("expiresIn"), current);
              }
            });
      }
    } catch (RuntimeException e) {
      // the server will end the connection, and the next one asks for a token again
      LOG.log(Level.FINE, "no token: {0}", e.toString());
    }
  }

  private void join(Subscription subscription) {
    JsonObjectBuilder value = channel(subscription.channel());
    Position since = subscription.position();
    if (since != null) {
      value.add(
          "since",
          JSON.createObjectBuilder().add("epoch", since.epoch()).add("offset", since.offset()));
    }
    ask("subscribe", value.build(), answer -> joined(subscription, answer));
  }

  private void joined(Subscription subscription, JsonObject answer) {
    if (subscriptions.get(subscription.channel()) != subscription) {
      return;
    }
    JsonObject error = answer.getJsonObject("error");
    if (error == null) {
      subscription.begun(answer.getJsonObject("result"));
    } else if (error.getInt("code") == UNRECOVERABLE) {
      subscription.forget();
      join(subscription);
    } else if (!error.getBoolean("temporary")) {
      subscriptions.remove(subscription.channel());
      subscription.ended(error.getInt("code"));
    } else if (online) {
      Wire current = wire;
      later(
          pause(),
          () -> {
            if (online && current == wire) {
              join(subscription);
            }
          });
    }
  }

  private void pushed(Wire from, JsonObject push) {
    if (push.containsKey("disconnect")) {
      within = push.getJsonObject("disconnect").getInt("within", 0);
      return;
    }
    Subscription subscription = subscriptions.get(push.getString("channel", ""));
    if (subscription == null) {
      return;
    }
    if (push.containsKey("unsubscribe")) {
      subscriptions.remove(subscription.channel());
      subscription.ended(push.getJsonObject("unsubscribe").getInt("code"));
    } else if (push.containsKey("typing")) {
      subscription.typing(push.getJsonObject("typing"));
    } else if (push.containsKey("pub") && !subscription.published(push.getJsonObject("pub"))) {
      // a hole: a new connection gets what is missing, or is told that it is lost
      from.close();
    }
  }

  /// Takes a server that says nothing for too long as gone.
  private void listen() {
    if (silence != null) {
      silence.cancel(false);
    }
    Wire current = wire;
    silence =
        thread.schedule(
            () -> {
              if (current != null && current == wire) {
                giveUp(current);
              }
            },
            quiet.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void ask(String name, JsonObject value, Consumer<JsonObject> answer) {
    if (wire == null || !online) {
      answer.accept(Wire.UNANSWERED);
    } else {
      ask(wire, name, value, answer);
    }
  }

  private void ask(Wire asked, String name, JsonObject value, Consumer<JsonObject> answer) {
    long id = asked.ask(name, value, answer);
    later(
        options.answerWithin(),
        () -> {
          if (asked.isWaiting(id)) {
            giveUp(asked);
          }
        });
  }

  private void giveUp(Wire silent) {
    silent.close();
    closed(silent, 0);
  }

  private Duration pause() {
    return options.backoff().before(attempts++, ThreadLocalRandom.current());
  }

  private void later(Duration pause, Runnable work) {
    var _ = thread.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static JsonObjectBuilder channel(String name) {
    return JSON.createObjectBuilder().add("channel", name);
  }
}
