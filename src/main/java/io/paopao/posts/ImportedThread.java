package io.paopao.posts;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A thread that was written elsewhere, as one line of a JSON Lines file.
///
/// @param id its name there, unique over all sources: what makes a second import harmless
/// @param board the name of a board; an unknown one is created
public record ImportedThread(
    @Nullable String id,
    @Nullable String board,
    @Nullable String title,
    @Nullable String author,
    @Nullable Instant createdAt,
    @Nullable String body,
    @Nullable List<String> tags,
    @Nullable List<Reply> replies,
    @Nullable String lang,
    @Nullable String source,
    @Nullable String sourceUrl,
    @Nullable String license,
    @Nullable Long views,
    @Nullable Integer score) {

  /// A reply.
  ///
  /// @param replyTo the number of the reply that it answers, from 1; null for the thread
  public record Reply(
      @Nullable String author,
      @Nullable Instant createdAt,
      @Nullable String body,
      @Nullable Integer replyTo,
      @Nullable Integer score,
      @Nullable Boolean accepted) {}

  List<Reply> answers() {
    return replies == null ? List.of() : replies;
  }

  /// Everyone who wrote in it.
  List<String> authors() {
    return Stream.concat(Stream.of(given(author)), answers().stream().map(r -> given(r.author())))
        .distinct()
        .toList();
  }

  private static String given(@Nullable String author) {
    return author == null ? "" : author;
  }
}
