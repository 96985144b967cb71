package io.paopao.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A post.
///
/// @param replyTo the post that it answers
/// @param editedAt null when it never was
public record Post(
    String id,
    String threadId,
    @Nullable String replyTo,
    Author author,
    String body,
    String html,
    List<Reaction> reactions,
    Instant createdAt,
    @Nullable Instant editedAt,
    boolean deleted,
    long version) {}
