package io.paopao.client;

import org.jspecify.annotations.Nullable;

/// A reply, to a thread or to one of its posts.
public record NewPost(String body, @Nullable String replyTo) {}
