package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.push.client.Backoff;
import io.paopao.push.client.Listener;
import io.paopao.push.client.Position;
import io.paopao.push.client.PushClient;
import io.paopao.stack.Stack;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// The Java client against the real server.
class PushClientIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  static final Backoff QUICK = new Backoff(Duration.ofMillis(20), Duration.ofSeconds(1));

  private final Api author = Api.member();

  /// What a channel told.
  static final class Heard implements Listener {

    final List<JsonObject> publications = new CopyOnWriteArrayList<>();
    final List<Position> lost = new CopyOnWriteArrayList<>();
    final List<Integer> ends = new CopyOnWriteArrayList<>();
    final List<String> writers = new CopyOnWriteArrayList<>();

    List<String> posts() {
      return publications.stream()
          .filter(p -> p.getString("type").equals("post.created"))
          .map(p -> p.getJsonObject("data").getString("id"))
          .toList();
    }

    @Override
    public void onPublication(JsonObject publication) {
      publications.add(publication);
    }

    @Override
    public void onTyping(JsonObject user) {
      writers.add(user.getString("handle"));
    }

    @Override
    public void onLost(Position position) {
      lost.add(position);
    }

    @Override
    public void onEnd(int code) {
      ends.add(code);
    }
  }

  static PushClient open(URI node, Api caller) {
    URI uri = URI.create("ws://" + node.getAuthority() + "/ws/v1");
    return PushClient.open(
        new PushClient.Options(uri, _ -> caller.token().isEmpty() ? null : caller.token(), QUICK));
  }

  private static PushClient open(Api caller) {
    return open(Stack.running().forum().baseUri(), caller);
  }

  @Test
  void hearsEverythingOnceWhateverHappensToItsConnection() {
    String thread = author.thread("Client", "start").getString("id");
    String channel = "thread:" + thread;
    Heard heard = new Heard();
    try (PushClient client = open(Api.anonymous())) {
      client.subscribe(channel, null, heard);
      Eventually.within(
          SOON, () -> assertThat(client.presence(channel).join().getInt("count")).isEqualTo(1));
      List<String> written = new ArrayList<>();
      written.add(author.reply(thread, "first").getString("id"));
      Eventually.within(SOON, () -> assertThat(heard.posts()).isEqualTo(written));
      for (int round = 0; round < 5; round++) {
        written.add(author.reply(thread, "before " + round).getString("id"));
        client.reconnect();
        written.add(author.reply(thread, "after " + round).getString("id"));
      }

      Eventually.within(
          SOON,
          () -> {
            assertThat(heard.ends).isEmpty();
            assertThat(heard.posts()).isEqualTo(written);
          });
      assertThat(heard.lost).isEmpty();
      client.unsubscribe(channel);
      Eventually.within(
          SOON, () -> assertThat(client.presence(channel).join().getInt("count")).isZero());
    }
  }

  @Test
  void hearsWhoWrites() {
    String channel = "thread:" + author.thread("Writers", "start").getString("id");
    Heard reader = new Heard();
    try (PushClient writes = open(author);
        PushClient reads = open(Api.anonymous())) {
      writes.subscribe(channel, null, new Heard());
      reads.subscribe(channel, null, reader);
      Eventually.within(
          SOON, () -> assertThat(reads.presence(channel).join().getInt("count")).isEqualTo(2));

      // whoever is busy for a moment is not told
      Eventually.within(
          SOON,
          () -> {
            writes.typing(channel);
            assertThat(reader.writers).isNotEmpty().containsOnly(author.handle());
          });
    }
  }

  @Test
  void hearsItsOwnAccountsChannelFromWhereItWas() {
    String thread = author.thread("Bell", "ring").getString("id");
    Heard heard = new Heard();
    try (PushClient client = open(author)) {
      client.subscribe("user:" + author.id(), null, heard);
      Eventually.within(
          SOON,
          () ->
              assertThat(client.presence("user:" + author.id()).join().getInt("count"))
                  .isEqualTo(1));
      Api.member().reply(thread, "one");
      Eventually.within(SOON, () -> assertThat(heard.publications).hasSize(1));
      client.reconnect();
      Api.member().reply(thread, "two");

      Eventually.within(SOON, () -> assertThat(heard.publications).hasSize(2));
      assertThat(heard.publications)
          .extracting(p -> p.getString("type"))
          .containsOnly("notification.created");
    }
  }

  @Test
  void isToldWhatItCannotHave() {
    String thread = author.thread("Lost", "start").getString("id");
    String channel = "thread:" + thread;
    Heard lost = new Heard();
    Heard unknown = new Heard();
    Heard gone = new Heard();
    try (PushClient client = open(Api.anonymous())) {
      client.subscribe(channel, new Position("another", 3), lost);
      client.subscribe("thread:1", null, unknown);
      Eventually.within(SOON, () -> assertThat(lost.lost).hasSize(1));
      Eventually.within(SOON, () -> assertThat(unknown.ends).containsExactly(102));

      client.unsubscribe(channel);
      client.subscribe(channel, null, gone);
      Eventually.within(
          SOON, () -> assertThat(client.presence(channel).join().getInt("count")).isEqualTo(1));
      author.delete("threads/" + thread).expect(204);
      Eventually.within(SOON, () -> assertThat(gone.ends).containsExactly(2500));
    }
  }

  @Test
  void doesNotComeBackWhenItWasForcedOut() {
    Heard heard = new Heard();
    try (PushClient client = open(author)) {
      client.subscribe("board:general", null, heard);
      Eventually.within(
          SOON, () -> assertThat(client.presence("board:general").join()).containsKey("count"));
      author.delete("sessions/current").expect(204);

      Eventually.within(SOON, () -> assertThat(heard.ends).containsExactly(3503));
    }
  }
}
