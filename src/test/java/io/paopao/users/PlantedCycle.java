package io.paopao.users;

import io.paopao.posts.PlantedCycleBack;
import io.paopao.posts.Post;
import org.jspecify.annotations.Nullable;

/// Breaks two rules: `users` may know nobody, and `posts` knows `users` already.
public class PlantedCycle {

  @Nullable Post post;
  @Nullable PlantedCycleBack back;
}
