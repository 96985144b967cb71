package io.paopao.posts;

import io.paopao.platform.Validation;
import io.paopao.users.Author;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reader thinks is wrong with a post.
///
/// @param reason one of [#REASONS]
/// @param decision null while it waits
public record Report(
    String id,
    String postId,
    String threadId,
    Author reporter,
    String reason,
    @Nullable String note,
    Instant createdAt,
    @Nullable Decision decision) {

  public static final List<String> REASONS =
      List.of("spam", "abuse", "offTopic", "illegal", "other");

  /// The longest note, as readers count characters.
  public static final int NOTE = 500;

  /// What a moderator has done about it.
  ///
  /// @param action the code of a [ReportAction]
  public record Decision(String action, @Nullable String note, Author by, Instant decidedAt) {}

  /// What a reader sends.
  public record Wish(@Nullable String reason, @Nullable String note) {

    /// @throws io.paopao.platform.Problem 422
    Wish checked() {
      Validation validation = new Validation();
      String given = reason == null ? "" : reason;
      if (given.isBlank()) {
        validation.add("reason", "field.required");
      } else if (!REASONS.contains(given)) {
        validation.add("reason", "report.reason");
      }
      String words = validation.text("note", note, 0, NOTE);
      validation.check();
      return new Wish(given, words.isEmpty() ? null : words);
    }
  }
}
