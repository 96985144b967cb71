package io.paopao.notifications;

import io.paopao.platform.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of someone's notifications, newest first.
///
/// @param unreadCount how many of all are unread, not only of this page
/// @param position where the channel `user:{id}` stood when the page was read
public record NotificationList(
    List<Notification> items, @Nullable String nextCursor, long unreadCount, Position position) {}
