package io.paopao.users;

import io.paopao.platform.events.Event;

/// What happens to accounts, keyed by account.
public sealed interface UserEvent extends Event {

  String TOPIC = "users.events";

  User user();

  @Override
  default String topic() {
    return TOPIC;
  }

  @Override
  default String key() {
    return user().id();
  }

  /// An account exists.
  record UserRegistered(User user) implements UserEvent {}

  /// Its public profile is another one.
  record UserChanged(User user) implements UserEvent {}
}
