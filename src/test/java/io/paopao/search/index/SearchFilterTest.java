package io.paopao.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchFilterTest {

  private static final Instant DAY = Shelf.DAY;
  private static final Instant NEXT = DAY.plus(Duration.ofDays(1));

  @TempDir Path folder;

  private Shelf shelf;

  @BeforeEach
  void open() {
    shelf =
        Shelf.in(folder)
            .with(
                entry(Kind.THREAD, "1", "tech", "Alice", List.of("sql", "调优"), DAY),
                entry(Kind.POST, "2", "tech", "bob", List.of("sql"), NEXT),
                entry(Kind.THREAD, "3", "life", "alice", List.of(), NEXT));
  }

  @AfterEach
  void close() throws IOException {
    shelf.close();
  }

  private static Entry entry(
      Kind kind, String id, String board, String author, List<String> tags, Instant at) {
    return new Entry(kind, id, id, id, board, author, tags, at, "茶", "喝茶");
  }

  private List<String> ids(SearchFilter filter) {
    return shelf.ids(new SearchRequest("茶", filter, 20, null)).stream().sorted().toList();
  }

  private static SearchFilter created(@Nullable Instant from, @Nullable Instant to) {
    return new SearchFilter(Set.of(), Set.of(), Set.of(), Set.of(), from, to, Set.of());
  }

  private static SearchFilter of(
      Set<Kind> kinds, Set<String> boards, Set<String> authors, Set<String> tags) {
    return new SearchFilter(kinds, boards, authors, tags, null, null, Set.of());
  }

  @Test
  void narrowsByKindBoardAuthorAndTag() {
    assertThat(ids(SearchFilter.NONE)).containsExactly("1", "2", "3");
    assertThat(ids(of(Set.of(Kind.POST), Set.of(), Set.of(), Set.of()))).containsExactly("2");
    assertThat(ids(of(Set.of(), Set.of("tech"), Set.of(), Set.of()))).containsExactly("1", "2");
    assertThat(ids(of(Set.of(), Set.of(), Set.of("alice"), Set.of()))).containsExactly("1", "3");
    assertThat(ids(of(Set.of(), Set.of(), Set.of(), Set.of("sql", "調優")))).containsExactly("1");
  }

  @Test
  void narrowsByTimeWithTheEndLeftOut() {
    assertThat(ids(created(DAY, NEXT))).containsExactly("1");
    assertThat(ids(created(NEXT, null))).containsExactly("2", "3");
    assertThat(ids(created(null, DAY))).isEmpty();
  }

  @Test
  void narrowsByTypedOperators() {
    assertThat(shelf.ids("茶 board:life")).containsExactly("3");
    assertThat(shelf.ids("茶 author:ALICE tag:sql")).containsExactly("1");
    assertThat(shelf.ids("茶 board:none")).isEmpty();
  }

  @Test
  void answersOperatorsAloneNewestFirst() {
    assertThat(shelf.ids("author:alice")).containsExactly("3", "1");
  }
}
