package io.paopao.search;

import io.paopao.platform.Problem;
import io.paopao.search.index.Kind;
import io.paopao.search.index.SearchCursor;
import io.paopao.search.index.SearchFilter;
import io.paopao.search.index.SearchRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What someone asks, as it was typed or linked; null and empty members allow everything.
///
/// @param type `thread`, `post` or `user`
/// @param author handle
/// @param from the earliest time of writing, an instant or a day (UTC)
/// @param to the latest: an instant, not included, or a day, included
/// @param mode how to search; only `keyword` is there
/// @param cursor where a page starts; null for the first one
public record SearchQuestion(
    @Nullable String q,
    @Nullable String type,
    @Nullable String board,
    @Nullable String author,
    @Nullable String tag,
    @Nullable String from,
    @Nullable String to,
    @Nullable String mode,
    int limit,
    @Nullable String cursor) {

  /// Longer names are nobody's.
  private static final int LONGEST_NAME = 200;

  public SearchQuestion {
    type = given(type);
    board = given(board);
    author = given(author);
    tag = given(tag);
    from = given(from);
    to = given(to);
    mode = given(mode);
    cursor = given(cursor);
  }

  /// The first page of what the words find.
  public static SearchQuestion of(String q, int limit) {
    return new SearchQuestion(q, null, null, null, null, null, null, null, limit, null);
  }

  /// @param hidden boards that the caller may not know of
  /// @throws Problem 400 for what is no question
  SearchRequest request(Set<String> hidden) {
    if (mode != null && !mode.equals("keyword")) {
      throw Problem.badRequest("search.modeUnavailable");
    }
    if (q == null || q.isBlank()) {
      throw Problem.badRequest("search.queryMissing");
    }
    return new SearchRequest(q, filter(hidden), limit, after());
  }

  private SearchFilter filter(Set<String> hidden) {
    return new SearchFilter(
        type == null ? Set.of() : Set.of(kind(type)),
        name("board", board),
        name("author", author),
        name("tag", tag),
        time("from", from, 0),
        time("to", to, 1),
        hidden);
  }

  private @Nullable SearchCursor after() {
    return cursor == null
        ? null
        : SearchCursor.decode(cursor).orElseThrow(() -> Problem.badRequest("cursor.malformed"));
  }

  private static Kind kind(String type) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.term().equals(type))
        .findFirst()
        .orElseThrow(() -> invalid("type"));
  }

  private static Set<String> name(String parameter, @Nullable String name) {
    if (name == null) {
      return Set.of();
    }
    if (name.length() > LONGEST_NAME) {
      throw invalid(parameter);
    }
    return Set.of(name);
  }

  /// @param days what a day without a time stands for: its start, or so many days later
  private static @Nullable Instant time(String parameter, @Nullable String time, int days) {
    if (time == null) {
      return null;
    }
    try {
      return time.length() == 10
          ? LocalDate.parse(time).plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(time);
    } catch (DateTimeParseException e) {
      throw invalid(parameter);
    }
  }

  private static Problem invalid(String parameter) {
    return Problem.badRequest("parameter.invalid", parameter);
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
