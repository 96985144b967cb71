package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PushIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Api author = Api.member();

  @Test
  void aWatcherHearsEachReplyOnceInOrder() {
    String thread = author.thread("Watched", "start").getString("id");
    String channel = "thread:" + thread;
    try (Watcher watcher = Watcher.connected(Api.anonymous())) {
      watcher.result("subscribe", json("channel", channel));

      List<String> written =
          IntStream.range(0, 20)
              .mapToObj(i -> author.reply(thread, "r" + i).getString("id"))
              .toList();

      Eventually.within(SOON, () -> assertThat(posts(watcher, channel)).isEqualTo(written));
      assertWithoutHoles(watcher.publications(channel));
    }
  }

  @Test
  void whoLoadsThenSubscribesMissesNothing() {
    String thread = author.thread("Snapshot", "start").getString("id");
    author.reply(thread, "in the snapshot");
    JsonObject position = settledPosition(thread);
    String missed = author.reply(thread, "between load and subscribe").getString("id");

    try (Watcher watcher = Watcher.connected(author)) {
      JsonObject subscribed = subscribe(watcher, position);
      String live = author.reply(thread, "after subscribe").getString("id");

      assertThat(subscribed.getBoolean("recovered")).isTrue();
      Eventually.within(
          SOON,
          () -> {
            List<String> heard = new ArrayList<>(recovered(subscribed));
            heard.addAll(posts(watcher, position.getString("channel")));
            assertThat(heard).containsExactly(missed, live);
          });
    }
  }

  @Test
  void aForeignEpochIsNotRecovered() {
    String thread = author.thread("Epoch", "start").getString("id");
    try (Watcher watcher = Watcher.connected(author)) {
      JsonObject since =
          Json.createObjectBuilder().add("epoch", "another").add("offset", 1).build();
      JsonObject subscribed =
          watcher.result(
              "subscribe",
              Json.createObjectBuilder()
                  .add("channel", "thread:" + thread)
                  .add("since", since)
                  .build());

      assertThat(subscribed.getBoolean("recovered")).isFalse();
    }
  }

  @Test
  void nobodySubscribesToAnothersChannel() {
    Api stranger = Api.member();
    try (Watcher watcher = Watcher.connected(stranger)) {
      assertThat(watcher.errorCode("subscribe", json("channel", "user:" + author.id())))
          .isEqualTo(103);
      assertThat(watcher.errorCode("subscribe", json("channel", "nonsense"))).isEqualTo(102);
      assertThat(watcher.errorCode("subscribe", json("channel", "thread:1"))).isIn(102, 103);
    }
  }

  @Test
  void aSecondSubscriptionIsAnError() {
    String channel = "thread:" + author.thread("Twice", "start").getString("id");
    try (Watcher watcher = Watcher.connected(author)) {
      watcher.result("subscribe", json("channel", channel));

      assertThat(watcher.errorCode("subscribe", json("channel", channel))).isEqualTo(105);
    }
  }

  @Test
  void aMemberHearsTheirNotifications() {
    String thread = author.thread("Bell", "ring it").getString("id");
    String channel = "user:" + author.id();
    try (Watcher watcher = Watcher.connected(author)) {
      Api.member().reply(thread, "ding");

      Eventually.within(
          SOON,
          () ->
              assertThat(watcher.publications(channel))
                  .singleElement()
                  .satisfies(
                      p -> assertThat(p.getString("type")).isEqualTo("notification.created")));
    }
  }

  @Test
  void aBoardTellsNewThreads() {
    try (Watcher watcher = Watcher.connected(Api.anonymous())) {
      watcher.result("subscribe", json("channel", "board:general"));

      String thread = author.thread("Hot off the press", "news").getString("id");

      Eventually.within(
          SOON,
          () ->
              assertThat(watcher.publications("board:general"))
                  .anySatisfy(p -> assertThat(p.toString()).contains(thread)));
    }
  }

  @Test
  void presenceCountsWatchers() {
    String channel = "thread:" + author.thread("Present", "here").getString("id");
    try (Watcher one = Watcher.connected(author);
        Watcher two = Watcher.connected(Api.anonymous())) {
      one.result("subscribe", json("channel", channel));
      two.result("subscribe", json("channel", channel));

      Eventually.within(
          SOON,
          () ->
              assertThat(one.result("presence", json("channel", channel)).getInt("count"))
                  .isEqualTo(2));
      assertThat(author.get("presence/" + channel).expect(200).json().getInt("count")).isEqualTo(2);
    }
  }

  @Test
  void aBadTokenIsTurnedAway() {
    try (Watcher watcher = Watcher.silent()) {
      watcher.say("{\"id\":1,\"connect\":{\"token\":\"nonsense\"}}");

      assertThat(watcher.closeCode()).isEqualTo(3500);
    }
  }

  @Test
  void nonsenseIsTurnedAway() {
    try (Watcher watcher = Watcher.silent()) {
      watcher.say("this is no JSON");

      assertThat(watcher.closeCode()).isBetween(3500, 3999);
    }
  }

  @Test
  void whoSaysNothingIsClosed() {
    try (Watcher watcher = Watcher.silent()) {
      assertThat(watcher.closeCode()).isBetween(3000, 3999);
    }
  }

  /// The position of the thread's list once everything that the author wrote is in it.
  private JsonObject settledPosition(String thread) {
    return Eventually.value(
        SOON,
        () -> {
          JsonObject position =
              author
                  .get("threads/" + thread + "/posts")
                  .expect(200)
                  .json()
                  .getJsonObject("position");
          assertThat(position.getInt("offset")).isPositive();
          return position;
        });
  }

  private static JsonObject subscribe(Watcher watcher, JsonObject position) {
    JsonObject since =
        Json.createObjectBuilder()
            .add("epoch", position.getString("epoch"))
            .add("offset", position.getJsonNumber("offset"))
            .build();
    return watcher.result(
        "subscribe",
        Json.createObjectBuilder()
            .add("channel", position.getString("channel"))
            .add("since", since)
            .build());
  }

  private static List<String> recovered(JsonObject subscribed) {
    return subscribed.containsKey("publications")
        ? created(subscribed.getJsonArray("publications").getValuesAs(JsonObject.class))
        : List.of();
  }

  private static List<String> posts(Watcher watcher, String channel) {
    return created(watcher.publications(channel));
  }

  private static List<String> created(List<JsonObject> publications) {
    return publications.stream()
        .filter(p -> p.getString("type").equals("post.created"))
        .map(p -> p.getJsonObject("data").getString("id"))
        .toList();
  }

  private static void assertWithoutHoles(List<JsonObject> publications) {
    long first = publications.getFirst().getJsonNumber("offset").longValue();
    assertThat(publications)
        .extracting(p -> p.getJsonNumber("offset").longValue())
        .isEqualTo(LongStream.range(first, first + publications.size()).boxed().toList());
  }
}
