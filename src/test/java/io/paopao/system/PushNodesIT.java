package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.push.client.PushClient;
import io.paopao.push.client.TokenSource;
import io.paopao.stack.Liberty;
import io.paopao.stack.Stack;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Push on two servers: the usual one, and one with limits and times that a test can meet, which is
/// stopped and killed in the end.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PushNodesIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("PAOPAO_PUSH_RING", "4"),
          Map.entry("PAOPAO_PUSH_RECOVERY_LIMIT", "50"),
          Map.entry("PAOPAO_PUSH_SUBSCRIPTIONS", "4"),
          Map.entry("PAOPAO_PUSH_CONNECTIONS_PER_USER", "3"),
          Map.entry("PAOPAO_PUSH_CONNECTIONS_PER_ADDRESS", "10"),
          Map.entry("PAOPAO_PUSH_CONNECTS_PER_SECOND", "4"),
          Map.entry("PAOPAO_PUSH_CONNECTS_BURST", "6"),
          Map.entry("PAOPAO_PUSH_PING_INTERVAL", "PT1S"),
          Map.entry("PAOPAO_PUSH_PONG_TIMEOUT", "PT5S"),
          Map.entry("PAOPAO_PUSH_QUEUE_BYTES", "100000"),
          Map.entry("PAOPAO_PUSH_SEND_TIMEOUT", "PT4S"),
          Map.entry("PAOPAO_PUSH_DRAIN_GRACE", "PT3S"),
          Map.entry("PAOPAO_PUSH_DRAIN", "PT2S"),
          Map.entry("PAOPAO_PUSH_EVENT_STREAMS", "2"),
          Map.entry("PAOPAO_PUSH_TYPING_WATCHERS", "1"),
          Map.entry("PAOPAO_USERS_ACCESS_TOKEN_LIFE", "PT10S"),
          Map.entry("PAOPAO_SECURITY_CLOCK_SKEW", "PT0S"));

  private static final Liberty NODE = Stack.running().beside("push", SMALL);
  private static final URI HERE = Stack.running().forum().baseUri();
  private static final URI THERE = NODE.baseUri();

  private final Api member = Api.member();

  @BeforeAll
  static void start() {
    NODE.start();
  }

  @AfterAll
  static void stop() {
    NODE.stop();
  }

  @Test
  @Order(1)
  void whatIsWrittenOnAnyServerIsHeardOnEvery() {
    String thread = member.thread("Two servers", "start").getString("id");
    String channel = "thread:" + thread;
    try (Watcher here = connected(HERE, member);
        Watcher there = connected(THERE, member)) {
      here.result("subscribe", json("channel", channel));
      there.result("subscribe", json("channel", channel));

      List<String> written = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        written.add(member.at(i % 2 == 0 ? HERE : THERE).reply(thread, "r" + i).getString("id"));
      }

      Eventually.within(
          SOON,
          () -> {
            assertThat(posts(here.publications(channel))).isEqualTo(written);
            assertThat(posts(there.publications(channel))).isEqualTo(written);
          });
      Eventually.within(
          SOON,
          () -> {
            JsonObject presence = there.result("presence", json("channel", channel));
            assertThat(presence.getInt("count")).isEqualTo(2);
            assertThat(presence.getJsonArray("users")).hasSize(1);
          });
    }
  }

  /// Until it is seen: whoever is busy for a moment is not told.
  private static void tells(Watcher writer, String channel, Watcher reader) {
    Eventually.within(
        SOON,
        () -> {
          writer.result("typing", json("channel", channel));
          assertThat(reader.writers(channel)).isNotEmpty();
        });
  }

  @Test
  @Order(1)
  void whoWritesOnOneServerIsSeenOnAnotherUnlessTooManyWatchThere() {
    String channel = "thread:" + member.thread("Writing there", "start").getString("id");
    JsonObject ada = json("id", member.id(), "handle", member.handle());
    Api bob = Api.member();
    try (Watcher here = connected(HERE, member);
        Watcher besides = connected(HERE, bob);
        Watcher there = connected(THERE, Api.anonymous());
        Watcher crowd = connected(THERE, Api.anonymous())) {
      List.of(here, besides, there).forEach(w -> w.result("subscribe", json("channel", channel)));
      tells(here, channel, there);
      assertThat(there.writers(channel)).containsOnly(ada);

      crowd.result("subscribe", json("channel", channel));
      int before = there.writers(channel).size();
      tells(besides, channel, here);
      // one server hears another's messages in their order
      String elsewhere = "thread:" + member.thread("Elsewhere", "start").getString("id");
      besides.result("subscribe", json("channel", elsewhere));
      there.result("subscribe", json("channel", elsewhere));
      tells(besides, elsewhere, there);
      assertThat(there.writers(channel)).hasSize(before);
      assertThat(crowd.writers(channel)).isEmpty();
    }
  }

  @Test
  @Order(2)
  void permissionsEndOnEveryServer() {
    String thread = member.thread("Gone", "start").getString("id");
    String channel = "thread:" + thread;
    Api banned = Api.member();
    try (Watcher there = connected(THERE, Api.anonymous());
        Watcher expelled = connected(THERE, banned)) {
      there.result("subscribe", json("channel", channel));
      member.delete("threads/" + thread).expect(204);
      Api.admin()
          .put("moderation/users/" + banned.handle() + "/ban", json("reason", "noise"))
          .expect(204);

      Eventually.within(
          SOON, () -> assertThat(there.pushes().toString()).contains("\"code\":2500"));
      assertThat(expelled.closeCode()).isEqualTo(3503);
    }
  }

  @Test
  @Order(3)
  void aLongGapComesFromTheLogAndATooLongOneIsSaidToBeLost() {
    String thread = member.thread("Deep", "start").getString("id");
    String channel = "thread:" + thread;
    List<String> written = replies(thread, 30);
    try (Watcher there = connected(THERE, member)) {
      String epoch = settled(there, channel, 30);
      JsonObject resumed = there.result("subscribe", since(channel, epoch, 3));
      assertThat(resumed.getBoolean("recovered")).isTrue();
      assertThat(posts(resumed.getJsonArray("publications").getValuesAs(JsonObject.class)))
          .isEqualTo(written.subList(3, 30));

      there.result("unsubscribe", json("channel", channel));
      replies(thread, 30);
      settled(there, channel, 60);
      JsonObject lost = there.result("subscribe", since(channel, epoch, 3));
      assertThat(lost.getBoolean("recovered")).isFalse();
      assertThat(lost.getJsonArray("publications")).isEmpty();
    }
  }

  @Test
  @Order(4)
  void aLossThatNobodyToldIsNoticed() throws SQLException {
    String thread = member.thread("Hole", "start").getString("id");
    String channel = "thread:" + thread;
    try (Watcher there = connected(THERE, member)) {
      replies(thread, 1);
      settled(there, channel, 1);
      there.result("subscribe", json("channel", channel));
      // an offset without a publication: it was lost for good
      sql("UPDATE push.channel SET last_offset = last_offset + 1 WHERE name = '" + channel + "'");

      assertThat(there.closeCode()).isEqualTo(3010);
    }
  }

  @Test
  @Order(5)
  void anotherEpochEndsEveryPosition() throws SQLException {
    String channel = "thread:" + member.thread("Epoch", "start").getString("id");
    try (Watcher here = connected(HERE, member);
        Watcher there = connected(THERE, member)) {
      String epoch = subscribedEpoch(here, channel);
      assertThat(subscribedEpoch(there, channel)).isEqualTo(epoch);

      sql("UPDATE push.epoch SET name = LEFT(MD5(UUID()), 16)");

      assertThat(here.closeCode()).isEqualTo(3010);
      assertThat(there.closeCode()).isEqualTo(3010);
      try (Watcher back = connected(THERE, member)) {
        assertThat(back.result("subscribe", since(channel, epoch, 0)).getBoolean("recovered"))
            .isFalse();
      }
    }
  }

  @Test
  @Order(6)
  void limitsHold() {
    try (Watcher one = connected(THERE, member);
        Watcher two = connected(THERE, member);
        Watcher three = connected(THERE, member)) {
      List<String> channels =
          IntStream.range(0, 4)
              .mapToObj(i -> "thread:" + member.thread("Limit " + i, "x").getString("id"))
              .toList();
      // its own channel counts
      channels.subList(0, 3).forEach(c -> one.result("subscribe", json("channel", c)));
      assertThat(one.errorCode("subscribe", json("channel", channels.get(3)))).isEqualTo(106);

      Eventually.within(
          SOON,
          () -> {
            try (Watcher fourth = Watcher.silentAt(THERE)) {
              fourth.say("{\"id\":1,\"connect\":{\"token\":\"" + member.token() + "\"}}");
              assertThat(fourth.closeCode()).isEqualTo(3505);
            }
          });
      two.result("presence", json("channel", channels.getFirst()));
      three.result("presence", json("channel", channels.getFirst()));
    }
    List<Watcher> many = IntStream.range(0, 14).mapToObj(_ -> Watcher.silentAt(THERE)).toList();
    assertThat(many).anySatisfy(each -> assertThat(each.closeCode()).isEqualTo(3505));
    many.forEach(Watcher::close);
  }

  @Test
  @Order(7)
  void tooManyConnectsAtOnceWaitTheirTurn() {
    // they may come so slowly that there is room for all of them
    Eventually.within(Duration.ofSeconds(90), PushNodesIT::someOfManyConnectsAreRefused);
  }

  private static void someOfManyConnectsAreRefused() {
    List<Watcher> many = IntStream.range(0, 8).mapToObj(_ -> Watcher.silentAt(THERE)).toList();
    try {
      many.forEach(each -> each.say("{\"id\":1,\"connect\":{}}"));
      List<JsonObject> replies = many.stream().map(Watcher::nextReply).toList();
      assertThat(replies).anySatisfy(r -> assertThat(r).containsKey("result"));
      assertThat(replies)
          .filteredOn(r -> r.containsKey("error"))
          .isNotEmpty()
          .allSatisfy(r -> assertThat(r.getJsonObject("error").getInt("code")).isEqualTo(111));
    } finally {
      many.forEach(Watcher::close);
    }
  }

  @Test
  @Order(8)
  void whoDoesNotAnswerIsGone() {
    try (Watcher dead = connected(THERE, Api.anonymous());
        Watcher alive = connected(THERE, Api.anonymous())) {
      dead.playDead();

      assertThat(dead.closeCode()).isEqualTo(3012);
      assertThat(alive.result("presence", json("channel", "board:general"))).containsKey("count");
    }
  }

  @Test
  @Order(8)
  void whoDoesNotReadIsCutAlone() {
    String thread = member.thread("Slow", "start").getString("id");
    String channel = "thread:" + thread;
    for (int i = 0; i < 20; i++) {
      member.reply(thread, "x".repeat(10_000));
    }
    try (Watcher good = connected(THERE, Api.anonymous());
        RawSocket slow = RawSocket.open(THERE)) {
      slow.say("{\"id\":1,\"connect\":{}}");
      slow.say("{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"}}");
      for (int id = 3; id < 40; id++) {
        slow.say("{\"id\":" + id + ",\"history\":{\"channel\":\"" + channel + "\"}}");
      }
      good.result("subscribe", json("channel", channel));
      long before = good.publications(channel).size();
      List<String> written = replies(thread, 12, "y".repeat(10_000));

      Eventually.within(
          SOON,
          () ->
              assertThat(posts(good.publications(channel)).stream().skip(before))
                  .containsAll(written));
      assertThat(slow.closeCode()).isIn(3008, 0);
    }
    Metrics metrics = new Metrics(Api.anonymous().at(THERE).get("/metrics").expect(200).body());
    assertThat(metrics.sum("paopao_push_disconnects_total", "reason=\"slow\"")).isPositive();
  }

  @Test
  @Order(9)
  void aTokenThatHasEndedEndsItsConnection() {
    Api brief = Api.signedInAt(THERE, member.handle(), Api.PASSWORD);
    try (Watcher there = connected(THERE, brief)) {
      assertThat(there.closeCode()).isEqualTo(3005);
    }
    try (Watcher late = Watcher.silentAt(THERE)) {
      assertThat(late.errorCode("connect", json("token", brief.token()))).isEqualTo(109);
      late.result("connect", json("token", member.token()));
    }
  }

  @Test
  @Order(10)
  void theJavaClientRenewsItsTokenInTime() {
    String channel = "thread:" + member.thread("Renewed", "start").getString("id");
    AtomicInteger tokens = new AtomicInteger();
    PushClientIT.Heard heard = new PushClientIT.Heard();
    TokenSource source =
        _ -> {
          tokens.incrementAndGet();
          return Api.signedInAt(THERE, member.handle(), Api.PASSWORD).token();
        };
    URI uri = URI.create("ws://" + THERE.getAuthority() + "/ws/v1");
    try (PushClient client =
        PushClient.open(new PushClient.Options(uri, source, PushClientIT.QUICK))) {
      client.subscribe(channel, null, heard);
      // two lives of a token later
      Eventually.within(
          Duration.ofSeconds(60), () -> assertThat(tokens).hasValueGreaterThanOrEqualTo(3));
      member.reply(channel.substring("thread:".length()), "still there?");
      Eventually.within(SOON, () -> assertThat(heard.posts()).hasSize(1));
      assertThat(heard.ends).isEmpty();
    }
    Metrics metrics = new Metrics(Api.anonymous().at(THERE).get("/metrics").expect(200).body());
    assertThat(metrics.sum("paopao_push_disconnects_total", "reason=\"token expired\""))
        .isEqualTo(1);
  }

  @Test
  @Order(11)
  void eventStreamsAreLimited() {
    try (EventReader one = EventReader.open(THERE, member, "board:general", "");
        EventReader two = EventReader.open(THERE, member, "board:general", "")) {
      Api.anonymous()
          .at(THERE)
          .get("events?channels=board:general")
          .expectProblem(503, "unavailable");
      assertThat(one.events()).hasSizeLessThan(3);
      assertThat(two.events()).hasSizeLessThan(3);
    }
  }

  @Test
  @Order(12)
  void aStoppingServerIsNotReadyAndThenSendsItsClientsAway() throws Exception {
    String thread = member.thread("Restarted", "start").getString("id");
    String channel = "thread:" + thread;
    PushClientIT.Heard heard = new PushClientIT.Heard();
    try (PushClient stays = PushClientIT.open(THERE, Api.anonymous());
        Watcher one = connected(THERE, Api.anonymous());
        Watcher two = connected(THERE, member);
        EventReader reader = EventReader.open(THERE, member, "board:general", "")) {
      stays.subscribe(channel, null, heard);
      Eventually.within(
          SOON, () -> assertThat(stays.presence(channel).join().getInt("count")).isEqualTo(1));
      CompletableFuture<Void> stopping = CompletableFuture.runAsync(NODE::stop);

      Eventually.within(SOON, () -> assertThat(isReady()).isFalse());
      assertThat(one.pushes().toString()).doesNotContain("3000");
      assertThat(one.closeCode()).isEqualTo(3000);
      assertThat(two.closeCode()).isEqualTo(3000);
      reader.awaitEnd();
      List<String> written = new ArrayList<>(replies(thread, 3));
      stopping.get();
      written.addAll(replies(thread, 3));
      NODE.start();
      written.addAll(replies(thread, 3));
      // who waited for the restart has lost nothing
      Eventually.within(Duration.ofSeconds(60), () -> assertThat(heard.posts()).isEqualTo(written));
    }
  }

  @Test
  @Order(13)
  void aKilledServersClientsGoOnElsewhere() {
    String thread = member.thread("Killed", "start").getString("id");
    String channel = "thread:" + thread;
    List<String> heard = new ArrayList<>();
    List<String> written = new ArrayList<>(replies(thread, 3));
    JsonObject position;
    try (Watcher there = connected(THERE, member)) {
      String epoch = settled(there, channel, 3);
      JsonObject begun = there.result("subscribe", since(channel, epoch, 0));
      heard.addAll(posts(begun.getJsonArray("publications").getValuesAs(JsonObject.class)));
      written.addAll(replies(thread, 3));
      Eventually.within(SOON, () -> assertThat(there.publications(channel)).hasSize(3));
      heard.addAll(posts(there.publications(channel)));
      position = since(channel, epoch, 6);
      NODE.kill();
    }
    written.addAll(replies(thread, 5));
    try (Watcher here = connected(HERE, member)) {
      JsonObject resumed = here.result("subscribe", position);
      assertThat(resumed.getBoolean("recovered")).isTrue();
      heard.addAll(posts(resumed.getJsonArray("publications").getValuesAs(JsonObject.class)));
      Eventually.within(
          Duration.ofSeconds(60),
          () -> {
            List<String> all = new ArrayList<>(heard);
            all.addAll(posts(here.publications(channel)));
            assertThat(all).isEqualTo(written);
          });
      // a dead server's watchers are forgotten
      Eventually.within(
          Duration.ofSeconds(60),
          () ->
              assertThat(here.result("presence", json("channel", channel)).getInt("count"))
                  .isEqualTo(1));
    }
  }

  /// Connects, when need be after the connects of other tests.
  private static Watcher connected(URI node, Api caller) {
    return Eventually.value(SOON, () -> Watcher.connectedAt(node, caller));
  }

  private List<String> replies(String thread, int count) {
    return replies(thread, count, "reply");
  }

  private List<String> replies(String thread, int count, String body) {
    return IntStream.range(0, count)
        .mapToObj(i -> member.reply(thread, body + " " + i).getString("id"))
        .toList();
  }

  /// Waits until the channel stands at the offset.
  ///
  /// @return its epoch
  private static String settled(Watcher watcher, String channel, long offset) {
    return Eventually.value(
        SOON,
        () -> {
          JsonObject position =
              watcher.result("history", json("channel", channel)).getJsonObject("position");
          assertThat(position.getJsonNumber("offset").longValue()).isEqualTo(offset);
          return position.getString("epoch");
        });
  }

  private static String subscribedEpoch(Watcher watcher, String channel) {
    return watcher
        .result("subscribe", json("channel", channel))
        .getJsonObject("position")
        .getString("epoch");
  }

  private static JsonObject since(String channel, String epoch, long offset) {
    return Json.createObjectBuilder()
        .add("channel", channel)
        .add("since", Json.createObjectBuilder().add("epoch", epoch).add("offset", offset))
        .build();
  }

  private static List<String> posts(List<JsonObject> publications) {
    return publications.stream()
        .filter(p -> p.getString("type").equals("post.created"))
        .map(p -> p.getJsonObject("data").getString("id"))
        .toList();
  }

  private static boolean isReady() {
    try {
      HttpRequest ready = HttpRequest.newBuilder(THERE.resolve("/health/ready")).build();
      return HttpClient.newHttpClient()
              .send(ready, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void sql(String statement) throws SQLException {
    try (Connection connection = Stack.running().primary().connectAsRoot();
        Statement update = connection.createStatement()) {
      update.executeUpdate(statement);
    }
  }
}
