package io.paopao.search.index;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What every hit must be, whatever it says; an empty set or a null allows all.
///
/// One of the kinds, boards and authors, all of the tags, created in `[from, to)`; on none of the
/// hidden boards.
public record SearchFilter(
    Set<Kind> kinds,
    Set<String> boards,
    Set<String> authors,
    Set<String> tags,
    @Nullable Instant from,
    @Nullable Instant to,
    Set<String> hidden) {

  public static final SearchFilter NONE =
      new SearchFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, null, Set.of());

  public SearchFilter {
    kinds = Set.copyOf(kinds);
    boards = Set.copyOf(boards);
    authors = Set.copyOf(authors);
    tags = Set.copyOf(tags);
    hidden = Set.copyOf(hidden);
  }
}
