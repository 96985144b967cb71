package io.paopao.search.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of an answer, best first; `next` is null on the last page.
///
/// `total` counts all pages and is exact up to ten thousand.
public record SearchPage(List<Hit> hits, @Nullable SearchCursor next, long total) {

  static final SearchPage EMPTY = new SearchPage(List.of(), null, 0);

  public SearchPage {
    hits = List.copyOf(hits);
  }
}
