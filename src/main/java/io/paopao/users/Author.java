package io.paopao.users;

import org.jspecify.annotations.Nullable;

/// As much of a profile as stands beside something that its owner wrote.
public record Author(String id, String handle, String displayName, @Nullable String avatarUrl) {

  public static Author of(User user) {
    return new Author(user.id(), user.handle(), user.displayName(), user.avatarUrl());
  }
}
