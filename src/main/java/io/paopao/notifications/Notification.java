package io.paopao.notifications;

import io.paopao.users.Author;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that concerns its owner.
///
/// @param kind `reply`, `mention` or `reaction`
/// @param actor who did it
/// @param reaction the reaction's name, for kind `reaction`
public record Notification(
    String id,
    String kind,
    Author actor,
    String threadId,
    String postId,
    String title,
    String excerpt,
    @Nullable String reaction,
    boolean read,
    Instant createdAt) {}
