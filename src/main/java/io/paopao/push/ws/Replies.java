package io.paopao.push.ws;

import io.paopao.push.domain.ErrorCode;
import io.paopao.push.domain.Publication;
import io.paopao.push.domain.StreamPosition;
import io.paopao.push.domain.Subscribed;
import io.paopao.push.domain.Viewer;
import io.paopao.push.domain.Viewers;
import java.util.List;
import java.util.stream.Collectors;

/// The JSON of replies. What is put in needs no escaping: names of channels that were parsed, ids,
/// handles, numbers, and ready JSON.
final class Replies {

  private Replies() {}

  static String error(long id, ErrorCode error) {
    return "{\"id\":" + id + ",\"error\":" + error.json() + "}";
  }

  static String empty(long id) {
    return result(id, "");
  }

  static String connected(long id, Connection connection, long ping, List<String> channels) {
    String user =
        connection.caller().isAnonymous()
            ? ""
            : ",\"user\":\""
                + connection.caller().id()
                + "\",\"expiresIn\":"
                + connection.secondsLeft();
    String names = channels.isEmpty() ? "" : "\"" + String.join("\",\"", channels) + "\"";
    return result(
        id,
        "\"client\":\""
            + connection.client()
            + "\""
            + user
            + ",\"ping\":"
            + ping
            + ",\"channels\":["
            + names
            + "]");
  }

  static String subscribed(long id, String channel, Subscribed subscribed) {
    return "{\"id\":" + id + ",\"result\":" + started(channel, subscribed) + "}";
  }

  /// The result of a subscription alone.
  static String started(String channel, Subscribed subscribed) {
    String recovered =
        switch (subscribed.recovery()) {
          case NOT_ASKED -> "";
          case PROVEN -> ",\"recovered\":true," + publications(channel, subscribed.publications());
          case IMPOSSIBLE -> ",\"recovered\":false,\"publications\":[]";
        };
    return "{\"channel\":\"" + channel + "\"," + position(subscribed.position()) + recovered + "}";
  }

  static String history(
      long id, String channel, StreamPosition position, List<Publication> publications) {
    return result(id, position(position) + "," + publications(channel, publications));
  }

  /// @param named whether there are few enough to name the accounts
  static String presence(long id, Viewers viewers, boolean named) {
    String users = viewers.known().stream().map(Replies::user).collect(Collectors.joining(","));
    String count = "\"count\":" + viewers.count();
    return result(id, named ? count + ",\"users\":[" + users + "]" : count);
  }

  /// The push that says who is writing.
  static String typing(String channel, Viewer writer) {
    return "{\"push\":{\"channel\":\"" + channel + "\",\"typing\":" + user(writer) + "}}";
  }

  private static String user(Viewer viewer) {
    return "{\"id\":\"" + viewer.id() + "\",\"handle\":\"" + viewer.handle() + "\"}";
  }

  static String refreshed(long id, long seconds) {
    return result(id, "\"expiresIn\":" + seconds);
  }

  private static String result(long id, String members) {
    return "{\"id\":" + id + ",\"result\":{" + members + "}}";
  }

  private static String position(StreamPosition position) {
    return "\"position\":{\"epoch\":\""
        + position.epoch()
        + "\",\"offset\":"
        + position.offset()
        + "}";
  }

  private static String publications(String channel, List<Publication> publications) {
    List<String> json = publications.stream().map(p -> p.json(channel)).toList();
    return "\"publications\":[" + String.join(",", json) + "]";
  }
}
