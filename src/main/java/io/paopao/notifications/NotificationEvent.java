package io.paopao.notifications;

import io.paopao.platform.events.Event;

/// What happens in someone's list of notifications, keyed by its owner.
public sealed interface NotificationEvent extends Event {

  String ownerId();

  /// How many the owner has not read.
  long unreadCount();

  @Override
  default String topic() {
    return "notifications.events";
  }

  @Override
  default String key() {
    return ownerId();
  }

  /// A notification is there.
  record NotificationCreated(String ownerId, Notification notification, long unreadCount)
      implements NotificationEvent {}

  /// Some or all were read, or what they told of is gone: the count is another one.
  record NotificationsRead(String ownerId, long unreadCount) implements NotificationEvent {}
}
