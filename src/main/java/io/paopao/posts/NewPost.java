package io.paopao.posts;

import org.jspecify.annotations.Nullable;

/// What someone wants to reply.
///
/// @param replyTo the post that it answers; null for the thread
public record NewPost(@Nullable String body, @Nullable String replyTo) {}
