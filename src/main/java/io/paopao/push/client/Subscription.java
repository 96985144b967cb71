package io.paopao.push.client;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// A channel that is watched, over all connections: how far its listener has heard.
final class Subscription {

  private final String channel;
  private final Listener listener;
  private @Nullable Position position;
  private boolean running;

  Subscription(String channel, @Nullable Position since, Listener listener) {
    this.channel = channel;
    this.position = since;
    this.listener = listener;
  }

  String channel() {
    return channel;
  }

  @Nullable Position position() {
    return position;
  }

  /// The server watches it now.
  void begun(JsonObject result) {
    JsonObject at = result.getJsonObject("position");
    running = true;
    Position now = new Position(at.getString("epoch"), at.getJsonNumber("offset").longValueExact());
    if (position == null) {
      position = now;
    } else if (result.getBoolean("recovered", false)) {
      JsonArray missed = result.getJsonArray("publications");
      missed.getValuesAs(JsonObject.class).forEach(this::published);
    } else {
      position = now;
      listener.onLost(now);
    }
  }

  /// The connection has gone.
  void paused() {
    running = false;
  }

  /// What is pushed before the subscription begins is ignored: it will be among what was missed.
  ///
  /// @return false when publications before this one are missing
  boolean published(JsonObject publication) {
    Position known = position;
    if (known == null || !running) {
      return true;
    }
    long offset = publication.getJsonNumber("offset").longValueExact();
    if (offset <= known.offset()) {
      return true;
    }
    if (offset > known.offset() + 1) {
      return false;
    }
    position = new Position(known.epoch(), offset);
    listener.onPublication(publication);
    return true;
  }

  void typing(JsonObject user) {
    listener.onTyping(user);
  }

  /// The position is not known to the server any more.
  void forget() {
    position = new Position("", 0);
  }

  void ended(int code) {
    listener.onEnd(code);
  }
}
