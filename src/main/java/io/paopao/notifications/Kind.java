package io.paopao.notifications;

import java.util.Locale;

/// Why someone is told.
public enum Kind {
  /// Someone answered their thread or post.
  REPLY,
  /// Someone named them.
  MENTION,
  /// Someone reacted to their post.
  REACTION,
  /// Moderators have decided about their report.
  REPORT;

  /// The name on the wire and in the store.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException for an unknown code
  public static Kind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
