package io.paopao.pages.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reader'\''s notifications, grouped by thread.
public record NotificationsPage(
    List<Group> groups, boolean unreadOnly, int unread, @Nullable String nextUrl) {

  /// What happened in one thread.
  public record Group(String title, String url, List<Item> items) {}

  /// One thing that happened; `kind` is `reply`, `mention`, `reaction`, or `report.` and what was
  /// decided about it.
  public record Item(
      String id, String kind, Person actor, String excerpt, String url, Instant at, boolean read) {

    public String icon() {
      return switch (kind) {
        case "mention" -> "at";
        case "reaction" -> "smile";
        case "reply" -> "reply";
        default -> "check";
      };
    }
  }
}
