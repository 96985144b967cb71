package io.paopao.notifications.store;

import io.paopao.notifications.Notification;
import io.paopao.users.Author;

/// A notification as it is stored.
///
/// @param number its place in the owner's inbox, from 1
public record Entry(long owner, long number, long id, Cause cause, boolean read) {

  /// The notification as its owner sees it.
  ///
  /// @param actor the profile of the cause's actor
  public Notification by(Author actor) {
    return new Notification(
        String.valueOf(id),
        cause.kind().code(),
        actor,
        String.valueOf(cause.subject().thread()),
        String.valueOf(cause.subject().post()),
        cause.subject().title(),
        cause.excerpt(),
        cause.reactionName(),
        cause.decision(),
        read,
        cause.at());
  }
}
