package io.paopao.search;

import io.paopao.search.index.Hit;
import io.paopao.search.index.Snippet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that was found.
///
/// @param type `thread`, `post` or `user`
/// @param threadId the thread itself, or the one of the post; null for a user
/// @param title of the thread; display name and handle of a user
/// @param titleHighlights what of the title answers the question
/// @param snippet the piece of the text that answers best, plain
/// @param highlights what of the snippet answers the question
/// @param author handle
/// @param board slug; null for a user
public record SearchHit(
    String type,
    String id,
    @Nullable String threadId,
    String title,
    List<Range> titleHighlights,
    String snippet,
    List<Range> highlights,
    String author,
    @Nullable String board,
    Instant createdAt,
    double score) {

  /// UTF-16 units of the text from `start` up to, not including, `end`; ranges come in order and
  /// apart.
  public record Range(int start, int end) {}

  static SearchHit of(Hit hit) {
    return new SearchHit(
        hit.kind().term(),
        hit.id(),
        hit.threadId(),
        hit.title().text(),
        ranges(hit.title()),
        hit.snippet().text(),
        ranges(hit.snippet()),
        hit.author(),
        hit.board(),
        hit.createdAt(),
        hit.score());
  }

  private static List<Range> ranges(Snippet snippet) {
    return snippet.highlights().stream().map(r -> new Range(r.start(), r.end())).toList();
  }
}
