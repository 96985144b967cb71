package io.paopao.posts.markup;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.platform.events.KafkaClients;
import io.paopao.posts.Post;
import io.paopao.posts.PostEvent.Place;
import io.paopao.posts.PostEvent.ThreadStarted;
import io.paopao.posts.ThreadSummary;
import io.paopao.users.Author;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LargestEventTest {

  private static final Jsonb JSONB = JsonbBuilder.create();
  private static final String ID = "9".repeat(19);
  private static final Author AUTHOR = new Author(ID, "中".repeat(30), "中".repeat(100), null);
  private static final List<String> TAGS = Collections.nCopies(5, "中".repeat(30));

  static Stream<Arguments> families() {
    return PathologicalBodyTest.families();
  }

  /// The event that carries most: a thread, its first post with body and HTML, and its text.
  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void kafkaTakesTheEventOfTheLongestBody(String name, String body) {
    Rendered rendered = Markdown.render(body, handle -> true);
    Post post =
        new Post(
            ID, ID, null, AUTHOR, body, rendered.html(), List.of(), Instant.now(), null, false, 1);
    ThreadStarted event =
        new ThreadStarted(
            new Place(ID, "general", "中".repeat(120), ID, TAGS),
            summary(),
            post,
            rendered.text(),
            Collections.nCopies(Mentions.MAX_MENTIONS, ID));

    assertThat(JSONB.toJson(event).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(KafkaClients.MAX_EVENT - 4096);
  }

  private static ThreadSummary summary() {
    return new ThreadSummary(
        ID,
        "general",
        "中".repeat(120),
        "中".repeat(300),
        AUTHOR,
        TAGS,
        1,
        1,
        false,
        false,
        false,
        Instant.now(),
        Instant.now(),
        Collections.nCopies(5, AUTHOR));
  }
}
