package io.paopao.push.client;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Watches channels over one connection that it keeps up by itself: comes back with a jittered
/// back-off, goes on where each channel was, and renews its token in time. When the server cannot
/// prove that nothing is missing, the listener is told to load again.
///
/// Thread-safe; all work, listeners included, happens on one thread of its own.
public final class PushClient implements AutoCloseable {

  private final Conversation conversation;

  /// @param uri like `wss://forum.example/ws/v1`
  /// @param answerWithin a server that takes longer for an answer counts as gone
  public record Options(URI uri, TokenSource tokens, Backoff backoff, Duration answerWithin) {

    private static final Duration USUAL = Duration.ofSeconds(10);

    /// Waits 10 seconds for an answer.
    public Options(URI uri, TokenSource tokens, Backoff backoff) {
      this(uri, tokens, backoff, USUAL);
    }
  }

  private PushClient(Conversation conversation) {
    this.conversation = conversation;
  }

  /// Begins to connect and returns at once.
  public static PushClient open(Options options) {
    Conversation conversation = new Conversation(options);
    conversation.soon(conversation::connect);
    return new PushClient(conversation);
  }

  /// Watches a channel.
  ///
  /// @param since the position of what was loaded before; null begins now
  public void subscribe(String channel, @Nullable Position since, Listener listener) {
    Subscription subscription = new Subscription(channel, since, listener);
    conversation.soon(() -> conversation.add(subscription));
  }

  /// Watches a channel no longer; its listener hears nothing more.
  public void unsubscribe(String channel) {
    conversation.soon(() -> conversation.remove(channel));
  }

  /// Asks who watches a channel; fails when nobody can tell now.
  public CompletableFuture<JsonObject> presence(String channel) {
    CompletableFuture<JsonObject> presence = new CompletableFuture<>();
    conversation.soon(() ->
        conversation.presence(
            channel,
            answer -> {
              if (answer.containsKey("result")) {
                presence.complete(answer.getJsonObject("result"));
              } else {
                presence.completeExceptionally(new IOException(answer.toString()));
              }
            }));
    return presence;
  }

  /// Says that the reader is writing something in a thread that is watched. The server tells it no
  /// more often than makes sense; it is nothing that could fail.
  public void typing(String channel) {
    conversation.soon(() -> conversation.typing(channel));
  }

  /// Ends the connection as a network that fails does: for when the network has changed.
  public void reconnect() {
    conversation.soon(conversation::cut);
  }

  @Override
  public void close() {
    conversation.soon(conversation::end);
  }
}
