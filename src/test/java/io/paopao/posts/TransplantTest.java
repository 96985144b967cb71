package io.paopao.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Problem;
import io.paopao.posts.store.PostRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransplantTest {

  private static final Instant ASKED = Instant.parse("2010-08-26T05:25:09Z");
  private static final Instant ANSWERED = Instant.parse("2010-08-27T05:25:09Z");

  private static final Transplant.Ground GROUND =
      new Transplant.Ground("coffee", Map.of("ann", 1L, "ben", 2L));

  @Test
  void keepsTimesAuthorsAndCounts() {
    Transplant plant = Transplant.of(thread("How hot?", reply("ben", null)), GROUND);

    assertThat(plant.thread().createdAt()).isEqualTo(ASKED);
    assertThat(plant.thread().author()).isEqualTo(1);
    assertThat(plant.thread().counts().replies()).isEqualTo(1);
    assertThat(plant.thread().counts().views()).isEqualTo(41);
    assertThat(plant.thread().counts().lastActivityAt()).isEqualTo(ANSWERED);
    assertThat(plant.thread().counts().repliers()).containsExactly(2L);
    assertThat(plant.thread().firstPost()).isEqualTo(plant.posts().getFirst().id());
  }

  @Test
  void pointsRepliesAtTheReplyThatTheyAnswer() {
    Transplant plant =
        Transplant.of(thread("How hot?", reply("ben", null), reply("ann", 1)), GROUND);

    assertThat(plant.posts())
        .extracting(PostRow::replyTo)
        .containsExactly(null, null, plant.posts().get(1).id());
  }

  @Test
  void aReplyToALaterOneAnswersTheThread() {
    Transplant plant = Transplant.of(thread("How hot?", reply("ben", 7)), GROUND);

    assertThat(plant.posts().get(1).replyTo()).isNull();
  }

  @Test
  void keepsSourceAndLicence() {
    Source source = Transplant.of(thread("How hot?"), GROUND).thread().origin().source();

    assertThat(source)
        .isEqualTo(new Source("coffee.example", "https://coffee.example/q/1", "CC-BY-SA-3.0"));
  }

  @Test
  void cleansTagsInsteadOfRefusingThem() {
    assertThat(Transplant.of(thread("How hot?"), GROUND).thread().text().tags())
        .containsExactly("tea house", "hot");
  }

  @Test
  void refusesAThreadWithoutATitle() {
    assertThatThrownBy(() -> Transplant.of(thread(" "), GROUND)).isInstanceOf(Problem.class);
  }

  @Test
  void splitsLongThreadsIntoSeveralEvents() {
    List<PostText> posts =
        List.of(text("a".repeat(90_000)), text("b".repeat(20_000)), text("c".repeat(200_000)));

    assertThat(Imports.pieces(posts)).hasSize(3).allSatisfy(p -> assertThat(p).hasSize(1));
  }

  private static PostText text(String text) {
    return new PostText("1", new io.paopao.users.Author("1", "ann", "Ann", null), text, ASKED);
  }

  private static ImportedThread thread(String title, ImportedThread.Reply... replies) {
    return new ImportedThread(
        "se-coffee-1",
        "Coffee",
        title,
        "ann",
        ASKED,
        "How *hot* should it be?",
        List.of("tea/house", "hot", "hot", " "),
        List.of(replies),
        "en",
        "coffee.example",
        "https://coffee.example/q/1",
        "CC-BY-SA-3.0",
        41L,
        1);
  }

  private static ImportedThread.Reply reply(String author, @Nullable Integer replyTo) {
    return new ImportedThread.Reply(author, ANSWERED, "Hot.", replyTo, 3, true);
  }
}
