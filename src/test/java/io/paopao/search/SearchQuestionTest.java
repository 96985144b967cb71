package io.paopao.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.platform.Problem;
import io.paopao.search.index.Kind;
import io.paopao.search.index.SearchCursor;
import io.paopao.search.index.SearchFilter;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchQuestionTest {

  private static SearchQuestion question(@Nullable String type, @Nullable String from) {
    return new SearchQuestion("茶", type, null, "", null, from, "2026-03-31", null, 20, null);
  }

  private static void refuses(SearchQuestion question, String code) {
    assertThatThrownBy(() -> question.request(Set.of()))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
  }

  @Test
  void takesDaysWhole() {
    SearchFilter filter = question("post", "2026-03-01").request(Set.of()).filter();
    assertThat(filter.kinds()).containsExactly(Kind.POST);
    assertThat(filter.authors()).isEmpty();
    assertThat(filter.from()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(filter.to()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
  }

  @Test
  void takesInstantsAsTheyAre() {
    SearchFilter filter = question(null, "2026-03-01T10:00:00Z").request(Set.of()).filter();
    assertThat(filter.from()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
  }

  @Test
  void takesItsOwnCursors() {
    SearchCursor cursor = new SearchCursor(false, Instant.EPOCH, 1.5f, "post:1");
    SearchQuestion question =
        new SearchQuestion("茶", null, null, null, null, null, null, "keyword", 20, cursor.encode());
    assertThat(question.request(Set.of()).after()).isEqualTo(cursor);
  }

  @Test
  void refusesWhatIsNoQuestion() {
    refuses(SearchQuestion.of("  ", 20), "search.queryMissing");
    refuses(question("tag", null), "parameter.invalid");
    refuses(question(null, "yesterday"), "parameter.invalid");
    refuses(question(null, "2026-02-31"), "parameter.invalid");
    refuses(
        new SearchQuestion("茶", null, null, null, null, null, null, "semantic", 20, null),
        "search.modeUnavailable");
    refuses(
        new SearchQuestion("茶", null, null, null, null, null, null, null, 20, "!"),
        "cursor.malformed");
    refuses(
        new SearchQuestion("茶", null, "b".repeat(201), null, null, null, null, null, 20, null),
        "parameter.invalid");
  }
}
