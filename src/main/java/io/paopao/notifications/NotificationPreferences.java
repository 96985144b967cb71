package io.paopao.notifications;

import java.util.Set;

/// Which kinds of notification someone wants. What came of their reports everyone is told.
public record NotificationPreferences(boolean reply, boolean mention, boolean reaction) {

  /// The preferences of one who does not want these kinds.
  public static NotificationPreferences without(Set<Kind> unwanted) {
    return new NotificationPreferences(
        !unwanted.contains(Kind.REPLY),
        !unwanted.contains(Kind.MENTION),
        !unwanted.contains(Kind.REACTION));
  }

  public boolean wants(Kind kind) {
    return switch (kind) {
      case REPLY -> reply;
      case MENTION -> mention;
      case REACTION -> reaction;
      case REPORT -> true;
    };
  }
}
