package io.paopao.notifications.store;

import io.paopao.notifications.Kind;
import java.time.Instant;

/// What someone did, and to what: the content of a notification.
///
/// @param reaction the reaction's name; "" for the other kinds
/// @param excerpt the beginning of the post that tells of it; "" for reactions
public record Cause(
    Kind kind, long actor, Subject subject, String reaction, String excerpt, Instant at) {

  /// The same, told for another reason.
  public Cause as(Kind reason) {
    return new Cause(reason, actor, subject, reaction, excerpt, at);
  }

  /// Where it was done.
  ///
  /// @param title the thread's title
  public record Subject(long thread, long post, String title) {}
}
