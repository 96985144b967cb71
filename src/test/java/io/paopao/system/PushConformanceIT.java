package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.stack.Stack;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract of push, sentence by sentence, as far as one server and its usual limits show it.
class PushConformanceIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String CONNECT = "{\"id\":1,\"connect\":{}}";

  private final Api member = Api.member();

  @Test
  void connectTellsWhoOneIsAndWhatOneWatches() {
    try (Watcher anonymous = Watcher.silent();
        Watcher known = Watcher.silent()) {
      JsonObject nobody = anonymous.result("connect", json());
      assertThat(nobody.getInt("ping")).isEqualTo(25);
      assertThat(nobody.getString("client")).isNotEmpty();
      assertThat(nobody.getJsonArray("channels")).isEmpty();
      assertThat(nobody).doesNotContainKeys("user", "expiresIn");

      JsonObject somebody = known.result("connect", json("token", member.token()));
      assertThat(somebody.getString("user")).isEqualTo(member.id());
      assertThat(somebody.getJsonArray("channels").getString(0)).isEqualTo("user:" + member.id());
      assertThat(somebody.getInt("expiresIn")).isBetween(1, 300);
    }
  }

  @Test
  void unsubscribeEndsASubscription() {
    String thread = member.thread("Left", "start").getString("id");
    String channel = "thread:" + thread;
    try (Watcher leaves = Watcher.connected(member);
        Watcher stays = Watcher.connected(member)) {
      leaves.result("subscribe", json("channel", channel));
      stays.result("subscribe", json("channel", channel));

      assertThat(leaves.result("unsubscribe", json("channel", channel))).isEmpty();
      assertThat(leaves.errorCode("unsubscribe", json("channel", channel))).isEqualTo(107);
      member.reply(thread, "nobody there?");

      Eventually.within(SOON, () -> assertThat(stays.publications(channel)).hasSize(1));
      leaves.result("presence", json("channel", channel));
      assertThat(leaves.publications(channel)).isEmpty();
    }
  }

  @Test
  void historyIsReadInPages() {
    String thread = member.thread("History", "start").getString("id");
    String channel = "thread:" + thread;
    IntStream.range(0, 5).forEach(i -> member.reply(thread, "reply " + i));
    try (Watcher reader = Watcher.connected(Api.anonymous())) {
      JsonObject latest =
          Eventually.value(
              SOON,
              () -> {
                JsonObject history = reader.result("history", history(channel, null, 2));
                assertThat(offsets(history)).containsExactly(4L, 5L);
                return history;
              });
      String epoch = latest.getJsonObject("position").getString("epoch");

      assertThat(offsets(reader.result("history", history(channel, at(epoch, 1), 2))))
          .containsExactly(2L, 3L);
      assertThat(offsets(reader.result("history", history(channel, at(epoch, 3), 100))))
          .containsExactly(4L, 5L);
      assertThat(offsets(reader.result("history", history(channel, at(epoch, 5), 100)))).isEmpty();
      assertThat(reader.errorCode("history", history(channel, at(epoch, 6), 100))).isEqualTo(112);
      assertThat(reader.errorCode("history", history(channel, at("other", 1), 100))).isEqualTo(112);
    }
  }

  @Test
  void presenceNamesTheAccountsOfAFewWatchers() {
    String channel = "thread:" + member.thread("Who", "is here").getString("id");
    try (Watcher one = Watcher.connected(member);
        Watcher again = Watcher.connected(member);
        Watcher anonymous = Watcher.connected(Api.anonymous())) {
      List.of(one, again, anonymous).forEach(w -> w.result("subscribe", json("channel", channel)));

      JsonObject presence = anonymous.result("presence", json("channel", channel));

      assertThat(presence.getInt("count")).isEqualTo(3);
      assertThat(presence.getJsonArray("users"))
          .containsExactly(json("id", member.id(), "handle", member.handle()));
    }
  }

  @Test
  void whoWritesIsToldToTheOthersForTheMoment() {
    String channel = "thread:" + member.thread("Writing", "who is?").getString("id");
    try (Watcher writer = Watcher.connected(member);
        Watcher again = Watcher.connected(member);
        Watcher anonymous = Watcher.connected(Api.anonymous())) {
      assertThat(writer.errorCode("typing", json("channel", channel))).isEqualTo(107);
      List.of(writer, again, anonymous)
          .forEach(w -> w.result("subscribe", json("channel", channel)));

      JsonObject ada = json("id", member.id(), "handle", member.handle());
      // a client that is busy for a moment is not told
      Eventually.within(
          SOON,
          () -> {
            assertThat(writer.result("typing", json("channel", channel))).isEmpty();
            assertThat(anonymous.writers(channel)).isNotEmpty().containsOnly(ada);
          });
      assertThat(anonymous.errorCode("typing", json("channel", channel))).isEqualTo(101);
      assertThat(writer.errorCode("typing", json("channel", "board:general"))).isEqualTo(108);
      again.result("presence", json("channel", channel));
      assertThat(again.writers(channel)).isEmpty();
      assertThat(writer.writers(channel)).isEmpty();
      assertThat(anonymous.publications(channel)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":7}",
        "{\"id\":7,\"typing\":{}}",
        "{\"id\":7,\"dance\":{}}",
        "{\"id\":7,\"connect\":{}}",
        "{\"id\":7,\"subscribe\":{}}",
        "{\"id\":7,\"subscribe\":{\"channel\":7}}",
        "{\"id\":7,\"subscribe\":\"thread:1\"}",
        "{\"id\":7,\"subscribe\":{\"channel\":\"board:general\",\"since\":{\"offset\":1}}}",
        "{\"id\":7,\"subscribe\":{\"channel\":\"board:general\",\"since\":{\"epoch\":\"e\",\"offset\":-1}}}",
        "{\"id\":7,\"history\":{\"channel\":\"board:general\",\"limit\":\"x\"}}",
        "{\"id\":7,\"presence\":{\"channel\":\"board:general\"},\"refresh\":{\"token\":\"x\"}}",
        "{\"id\":7,\"refresh\":{}}"
      })
  void aCommandOfTheWrongFormIsABadRequest(String text) {
    try (Watcher watcher = Watcher.connected(Api.anonymous())) {
      watcher.say(text);

      JsonObject reply = watcher.nextReply();
      assertThat(reply.getInt("id")).isEqualTo(7);
      assertThat(reply.getJsonObject("error").getInt("code")).isEqualTo(107);
      assertThat(reply.getJsonObject("error").getBoolean("temporary")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{\"id\":1",
        "{\"connect\":{}}",
        "{\"id\":0,\"connect\":{}}",
        "{\"id\":-1,\"connect\":{}}",
        "{\"id\":\"1\",\"connect\":{}}",
        "{\"id\":1.5,\"connect\":{}}",
        "{\"id\":1,\"connect\":{}}{}",
        "{\"id\":1,\"presence\":{\"channel\":\"board:general\"}}"
      })
  void whatCannotBeAnsweredIsABadProtocol(String text) {
    try (Watcher watcher = Watcher.silent()) {
      watcher.say(text);

      assertThat(watcher.closeCode()).isEqualTo(3501);
    }
  }

  @Test
  void aBinaryFrameIsABadProtocol() {
    try (Watcher watcher = Watcher.connected(Api.anonymous())) {
      watcher.sayBytes(new byte[] {1, 2, 3});

      assertThat(watcher.closeCode()).isEqualTo(3501);
    }
  }

  @Test
  void aFrameMayHave64KiBAndNoMore() {
    try (Watcher watcher = Watcher.connected(Api.anonymous())) {
      String head = "{\"id\":9,\"presence\":{\"channel\":\"board:general\",\"x\":\"";
      watcher.say(head + "x".repeat(65_536 - head.length() - 3) + "\"}}");
      assertThat(watcher.nextReply()).containsKey("result");

      watcher.say(head + "x".repeat(65_536 - head.length() - 2) + "\"}}");
      assertThat(watcher.closeCode()).isEqualTo(1009);
    }
  }

  @ParameterizedTest
  @CsvSource({"0xC1, 1002", "0x83, 1002", "0x80, 1002", "0x8B, 1002"})
  void aFrameThatWebSocketsDoNotHaveIsAProtocolError(String head, int code) {
    try (RawSocket raw = RawSocket.open(Stack.running().forum().baseUri())) {
      raw.frame(Integer.decode(head), CONNECT.getBytes(StandardCharsets.UTF_8));

      assertThat(raw.closeCode()).isIn(code, 1001);
    }
  }

  @Test
  void textThatIsNoUtf8IsRefused() {
    try (RawSocket raw = RawSocket.open(Stack.running().forum().baseUri())) {
      raw.frame(RawSocket.FIN | RawSocket.TEXT, new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}'});

      assertThat(raw.closeCode()).isEqualTo(1007);
    }
  }

  @Test
  void aCommandMayComeInPieces() {
    try (RawSocket raw = RawSocket.open(Stack.running().forum().baseUri())) {
      byte[] command = CONNECT.getBytes(StandardCharsets.UTF_8);
      raw.frame(RawSocket.TEXT, Arrays.copyOf(command, 5));
      raw.frame(
          RawSocket.FIN | RawSocket.CONTINUATION, Arrays.copyOfRange(command, 5, command.length));
      raw.frame(RawSocket.FIN | 2, command);

      // the connect went well: what ends it is the binary frame
      assertThat(raw.closeCode()).isEqualTo(3501);
    }
  }

  @Test
  void tooManyCommandsAtOnceAreRefusedForNow() {
    try (Watcher watcher = Watcher.connected(Api.anonymous())) {
      IntStream.rangeClosed(10, 1_009)
          .forEach(id ->
              watcher.say("{\"id\":" + id + ",\"presence\":{\"channel\":\"board:general\"}}"));

      List<JsonObject> refused =
          IntStream.range(0, 1_000)
              .mapToObj(_ -> watcher.nextReply())
              .filter(reply -> reply.containsKey("error"))
              .map(reply -> reply.getJsonObject("error"))
              .toList();
      assertThat(refused)
          .isNotEmpty()
          .allSatisfy(error -> {
            assertThat(error.getInt("code")).isEqualTo(111);
            assertThat(error.getBoolean("temporary")).isTrue();
          });
    }
  }

  @Test
  void aTokenOfAnotherAccountDoesNotRefresh() {
    try (Watcher watcher = Watcher.connected(member)) {
      assertThat(watcher.errorCode("refresh", json("token", Api.member().token()))).isEqualTo(101);
      assertThat(watcher.result("refresh", json("token", member.token())).getInt("expiresIn"))
          .isBetween(1, 300);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", "file://x", "%"})
  void aPageOfAnotherSiteOpensNoSocket(String origin) {
    assertThatThrownBy(() -> openFrom(origin))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
  }

  @Test
  void aPageOfTheForumOpensOne() {
    URI base = Stack.running().forum().baseUri();
    openFrom("http://" + base.getAuthority()).abort();
    openFrom("https://" + base.getAuthority()).abort();
  }

  @Test
  void aDeletedThreadIsTakenFromItsWatchers() {
    String thread = member.thread("Short-lived", "start").getString("id");
    String channel = "thread:" + thread;
    try (Watcher watcher = Watcher.connected(Api.anonymous())) {
      watcher.result("subscribe", json("channel", channel));

      member.delete("threads/" + thread).expect(204);

      Eventually.within(
          SOON,
          () ->
              assertThat(watcher.pushes())
                  .anySatisfy(push ->
                      assertThat(push.toString())
                          .contains(channel, "unsubscribe", "\"code\":2500")));
      Replication.awaitReplica();
      assertThat(watcher.errorCode("subscribe", json("channel", channel))).isEqualTo(102);
      assertThat(watcher.errorCode("history", json("channel", channel))).isEqualTo(102);
    }
  }

  @Test
  void aBanARoleOrARevokedSessionEndsTheConnection() {
    Api promoted = Api.member();
    Api left = Api.member();
    try (Watcher banned = Watcher.connected(member);
        Watcher promotedWatcher = Watcher.connected(promoted);
        Watcher leftWatcher = Watcher.connected(left)) {
      Api admin = Api.admin();
      admin
          .put("moderation/users/" + member.handle() + "/ban", json("reason", "noise"))
          .expect(204);
      admin
          .put("admin/users/" + promoted.handle() + "/role", json("role", "moderator"))
          .expect(204);
      left.delete("sessions/current").expect(204);

      assertThat(banned.closeCode()).isEqualTo(3503);
      assertThat(promotedWatcher.closeCode()).isEqualTo(3503);
      assertThat(leftWatcher.closeCode()).isEqualTo(3503);
    }
  }

  private static WebSocket openFrom(String origin) {
    URI base = Stack.running().forum().baseUri();
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .header("Origin", origin)
        .connectTimeout(SOON)
        .buildAsync(
            URI.create("ws://" + base.getAuthority() + "/ws/v1"), new WebSocket.Listener() {})
        .join();
  }

  private static JsonObject at(String epoch, long offset) {
    return Json.createObjectBuilder().add("epoch", epoch).add("offset", offset).build();
  }

  private static JsonObject history(String channel, @Nullable JsonObject since, int limit) {
    JsonObjectBuilder history =
        Json.createObjectBuilder().add("channel", channel).add("limit", limit);
    return (since == null ? history : history.add("since", since)).build();
  }

  private static List<Long> offsets(JsonObject history) {
    return history.getJsonArray("publications").getValuesAs(JsonObject.class).stream()
        .flatMapToLong(p -> LongStream.of(p.getJsonNumber("offset").longValue()))
        .boxed()
        .toList();
  }
}
