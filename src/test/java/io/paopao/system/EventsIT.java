package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Stack;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Push as server-sent events.
class EventsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final URI forum = Stack.running().forum().baseUri();
  private final Api author = Api.member();

  @Test
  void aReaderComesBackAndHasMissedNothing() {
    String thread = author.thread("Events", "start").getString("id");
    String channels = "thread:" + thread + ",board:general";
    String first;
    String last;
    try (EventReader reader = EventReader.open(forum, Api.anonymous(), channels, "")) {
      Eventually.within(SOON, () -> assertThat(reader.events()).hasSizeGreaterThanOrEqualTo(2));
      first = author.reply(thread, "泡泡 one").getString("id");
      Eventually.within(SOON, () -> assertThat(reader.posts()).containsExactly(first));
      assertThat(reader.events().toString()).contains("泡泡 one");
      last = reader.lastId();
    }
    List<String> missed =
        IntStream.range(0, 3)
            .mapToObj(i -> author.reply(thread, "missed " + i).getString("id"))
            .toList();
    try (EventReader reader = EventReader.open(forum, Api.anonymous(), channels, last)) {
      Eventually.within(SOON, () -> assertThat(reader.posts()).isEqualTo(missed));
      assertThat(reader.events().getFirst().data().getBoolean("recovered")).isTrue();
    }
  }

  @Test
  void aReaderHearsWhoWritesAndStaysWhereItIs() {
    String channel = "thread:" + author.thread("Writing", "start").getString("id");
    try (EventReader reader = EventReader.open(forum, Api.anonymous(), channel, "");
        Watcher writer = Watcher.connected(author)) {
      writer.result("subscribe", json("channel", channel));
      Eventually.within(
          SOON,
          () -> {
            writer.result("typing", json("channel", channel));
            assertThat(reader.events().getLast().data().toString())
                .contains("typing", author.handle());
          });
      // without an id of its own, a browser keeps the last one
      assertThat(reader.lastId()).isEmpty();
    }
  }

  @Test
  void aPositionOfAnotherEpochIsNotRecovered() {
    String channel = "thread:" + author.thread("Epoch", "start").getString("id");
    try (EventReader reader =
        EventReader.open(forum, Api.anonymous(), channel, channel + "@another.1")) {
      Eventually.within(
          SOON,
          () -> assertThat(reader.events().getFirst().data().getBoolean("recovered")).isFalse());
    }
  }

  @Test
  void onlyTheOwnerReadsAnAccountsChannel() {
    String own = "user:" + author.id();
    String thread = author.thread("Bell", "ring").getString("id");
    try (EventReader reader = EventReader.open(forum, author, own, "")) {
      Api.member().reply(thread, "ding");
      Eventually.within(
          SOON,
          () ->
              assertThat(reader.events())
                  .anySatisfy(event ->
                      assertThat(event.publication().getString("type", ""))
                          .isEqualTo("notification.created")));
      author.delete("sessions/current").expect(204);
      reader.awaitEnd();
      assertThat(reader.events().getLast().data().toString()).contains("\"code\":3503");
    }
    Api.member().get("events?channels=" + own).expectProblem(403, "forbidden");
    Api.anonymous().get("events?channels=" + own).expectProblem(403, "forbidden");
  }

  @Test
  void aDeletedThreadIsTakenFromItsReaders() {
    String thread = author.thread("Short-lived", "start").getString("id");
    try (EventReader reader = EventReader.open(forum, author, "thread:" + thread, "")) {
      author.delete("threads/" + thread).expect(204);
      Eventually.within(
          SOON,
          () -> assertThat(reader.events().getLast().data().toString()).contains("\"code\":2500"));
    }
  }

  @Test
  void whatCannotBeWatchedIsAProblem() {
    Api anonymous = Api.anonymous();
    anonymous.get("events").expectProblem(400, "events.channels");
    anonymous.get("events?channels=").expectProblem(404, "notFound");
    anonymous
        .get("events?channels=board:general,board:general")
        .expectProblem(400, "events.channels");
    anonymous
        .get("events?channels=" + "board:general,".repeat(128) + "x")
        .expectProblem(400, "events.channels");
    anonymous.get("events?channels=thread:1").expectProblem(404, "notFound");
    anonymous.get("events?channels=nonsense").expectProblem(404, "notFound");
    anonymous
        .get("events?channels=board:general", "Last-Event-ID", "nonsense")
        .expectProblem(400, "events.position");
    anonymous
        .withToken("nonsense")
        .get("events?channels=board:general")
        .expectProblem(401, "token.invalid");
    anonymous
        .get("events?channels=board:general", "Accept", "application/json")
        .expectProblem(406, "notAcceptable");
  }
}
