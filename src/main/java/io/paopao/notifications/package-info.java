/// Notifications: tells people what concerns them.
///
/// Owns the schema `notifications` and the topic `notifications.events`; hears `posts` and `users`.
@NullMarked
package io.paopao.notifications;

import org.jspecify.annotations.NullMarked;
