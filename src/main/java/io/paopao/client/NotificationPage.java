package io.paopao.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some notifications, and how many are unread in all.
///
/// @param nextCursor null on the last page
public record NotificationPage(
    List<Notification> items, @Nullable String nextCursor, long unreadCount, Position position) {}
