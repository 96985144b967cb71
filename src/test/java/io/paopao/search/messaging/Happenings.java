package io.paopao.search.messaging;

import io.paopao.platform.events.Event;
import io.paopao.posts.ImportEvent;
import io.paopao.posts.Post;
import io.paopao.posts.PostEvent;
import io.paopao.posts.PostText;
import io.paopao.posts.ThreadSummary;
import io.paopao.users.Author;
import io.paopao.users.User;
import io.paopao.users.UserEvent;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Events of a forum with one thread for tests.
final class Happenings {

  static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
  static final Author ADA = new Author("7", "ada", "Ada", null);
  static final PostEvent.Place PLACE = place("tech", "咖啡机怎么选", "咖啡");

  private Happenings() {}

  static PostEvent.Place place(String board, String title, String... tags) {
    return new PostEvent.Place("100", board, title, "7", List.of(tags));
  }

  static ThreadSummary summary() {
    return new ThreadSummary(
        "100",
        "tech",
        "咖啡机怎么选",
        "",
        ADA,
        List.of("咖啡"),
        0,
        0,
        false,
        false,
        false,
        DAY,
        DAY,
        List.of());
  }

  static Post post(String id) {
    return new Post(id, "100", null, ADA, "", "", List.of(), DAY, null, false, 1);
  }

  static PostEvent started(String text) {
    return new PostEvent.ThreadStarted(PLACE, summary(), post("101"), text, List.of());
  }

  static PostEvent published(String id, String text) {
    return new PostEvent.PostPublished(PLACE, post(id), text, List.of(), null);
  }

  static PostEvent edited(String id, String text) {
    return new PostEvent.PostEdited(PLACE, post(id), text, List.of());
  }

  static PostText text(String id, String text, Instant at) {
    return new PostText(id, ADA, text, at);
  }

  static ImportEvent imported(PostText... posts) {
    return new ImportEvent.ThreadImported(PLACE, summary(), List.of(posts));
  }

  static UserEvent registered(String handle) {
    return new UserEvent.UserRegistered(
        new User("7", handle, "艾达", null, null, List.of("user"), 0, 0, DAY));
  }

  /// The event as Kafka has it.
  static ConsumerRecord<String, String> record(Event event, long offset) {
    String payload = JsonbBuilder.create().toJson(event);
    ConsumerRecord<String, String> record =
        new ConsumerRecord<>(event.topic(), 0, offset, event.key(), payload);
    header(record, "id", String.valueOf(offset + 1));
    header(record, "type", event.getClass().getSimpleName());
    return record;
  }

  private static void header(ConsumerRecord<String, String> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.US_ASCII));
  }
}
