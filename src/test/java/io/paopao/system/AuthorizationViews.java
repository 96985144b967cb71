package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.system.AuthorizationTable.Row;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Asks for the cells of the table of authorization that are no operation: pages, push, search and
/// notifications.
final class AuthorizationViews {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String YES = "yes";
  private static final String NO = "no";

  private final Callers callers;
  private final Things things;
  private final Map<String, String> mentions = new HashMap<>();

  AuthorizationViews(Callers callers, Things things) {
    this.callers = callers;
    this.things = things;
  }

  String askPage(Row row, String caller) {
    String thing = row.on().isEmpty() ? "" : things.kept(row.on());
    String path = row.entry().substring("page ".length()).replace("{}", thing);
    HttpResponse<String> answer =
        Plain.get(Plain.open(path), "Cookie", callers.of(caller).cookie() + ";", "Accept", "*/*");
    String place = answer.headers().firstValue("Location").orElse("");
    return place.contains("/login")
        ? "login"
        : answer.statusCode() < 400 ? YES : String.valueOf(answer.statusCode());
  }

  String askPush(Row row, String caller) {
    String thing = things.kept(row.on());
    String kind = row.on().replaceAll("^.*-", "").replace("mailbox", "user");
    try (Watcher watcher = Watcher.silent()) {
      String token = callers.api(caller).token();
      String connected =
          watcher.outcome("connect", token.isEmpty() ? json() : json("token", token));
      if (!connected.equals(YES)) {
        return connected;
      }
      JsonObject channel = json("channel", kind + ":" + thing);
      String subscribed = watcher.outcome("subscribe", channel);
      return row.entry().equals("push subscribe") ? subscribed : watcher.outcome("typing", channel);
    }
  }

  /// Who finds nothing counts nothing. Others of its kind may have been restored.
  String askSearch(Row row, String caller) {
    things.kept(row.on());
    if (row.expected("admin").equals(YES)) {
      Eventually.within(
          SOON, () -> assertThat(search(callers.api("admin"), row.on())).isEqualTo(YES));
    }
    return Eventually.settled(
        SOON, row.expected(caller), () -> search(callers.api(caller), row.on()));
  }

  private String search(Api caller, String kind) {
    Answer answer = caller.get("search?limit=50&q=" + things.word(kind));
    if (answer.status() != 200) {
      return String.valueOf(answer.status());
    }
    JsonObject found = answer.json();
    List<JsonObject> items = found.getJsonArray("items").getValuesAs(JsonObject.class);
    if (items.isEmpty() != (found.getInt("total") == 0)) {
      return "another count";
    }
    String thing = things.kept(kind);
    return items.stream().anyMatch(one -> one.getString("id").equals(thing)) ? YES : NO;
  }

  /// The author has mentioned everybody.
  String askNews(Row row, String caller) {
    String thread = mentions.computeIfAbsent(row.on(), this::mention);
    if (row.expected("admin").equals(YES)) {
      Eventually.within(SOON, () -> assertThat(told(callers.api("admin"), thread)).isEqualTo(YES));
    }
    return Eventually.settled(SOON, row.expected(caller), () -> told(callers.api(caller), thread));
  }

  private String mention(String kind) {
    StringBuilder body = new StringBuilder("Hello");
    for (String name : callers.members()) {
      body.append(" @").append(callers.api(name).handle());
    }
    boolean isDeleted = kind.startsWith("deleted-");
    String thread = isDeleted ? things.fresh("thread") : things.kept(kind);
    callers.api("author").reply(thread, body.toString());
    if (isDeleted) {
      callers.api("moderator").delete("threads/" + thread).expect(204);
    }
    return thread;
  }

  /// Newest first; who has no news but this is also told the right number.
  private static String told(Api caller, String thread) {
    Answer answer = caller.get("notifications?unread=true&limit=100");
    if (answer.status() != 200) {
      return String.valueOf(answer.status());
    }
    JsonObject news = answer.json();
    int listed = news.getJsonArray("items").size();
    if (listed < 100 && news.getInt("unreadCount") != listed) {
      return "another count";
    }
    return news.getJsonArray("items").getValuesAs(JsonObject.class).stream()
            .anyMatch(one -> one.getString("threadId").equals(thread))
        ? YES
        : NO;
  }
}
