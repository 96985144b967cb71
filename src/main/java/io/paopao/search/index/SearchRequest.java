package io.paopao.search.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A question as the reader typed it; `after` continues an earlier answer.
public record SearchRequest(
    String query, SearchFilter filter, int limit, @Nullable SearchCursor after) {

  public static SearchRequest of(String query) {
    return new SearchRequest(query, SearchFilter.NONE, 20, null);
  }

  public SearchRequest after(@Nullable SearchCursor cursor) {
    return new SearchRequest(query, filter, limit, cursor);
  }

  /// The moment from which age counts: the same for all pages of one answer.
  Instant asOf() {
    return after == null ? Instant.now() : after.asOf();
  }
}
