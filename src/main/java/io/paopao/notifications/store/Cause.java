package io.paopao.notifications.store;

import io.paopao.notifications.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What someone did, and to what: the content of a notification.
///
/// @param reaction the reaction's name; for a report the decision and the report's id, as in
///   `dismiss:42`; "" for the other kinds
/// @param excerpt the beginning of the post that tells of it; "" for reactions
public record Cause(
    Kind kind, long actor, Subject subject, String reaction, String excerpt, Instant at) {

  /// The same, told for another reason.
  public Cause as(Kind reason) {
    return new Cause(reason, actor, subject, reaction, excerpt, at);
  }

  /// The name of the reaction, or null for the other kinds.
  public @Nullable String reactionName() {
    return kind == Kind.REACTION ? reaction : null;
  }

  /// What was decided about a report, or null for the other kinds.
  public @Nullable String decision() {
    return kind == Kind.REPORT ? reaction.replaceFirst(":.*", "") : null;
  }

  /// Where it was done.
  ///
  /// @param title the thread's title
  public record Subject(long thread, long post, String title) {}
}
