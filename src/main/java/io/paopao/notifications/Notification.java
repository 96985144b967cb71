package io.paopao.notifications;

import io.paopao.users.Author;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that concerns its owner.
///
/// @param kind `reply`, `mention`, `reaction` or `report`
/// @param actor who did it
/// @param reaction the reaction's name, for kind `reaction`
/// @param decision what was done about the owner's report of the post, for kind `report`
public record Notification(
    String id,
    String kind,
    Author actor,
    String threadId,
    String postId,
    String title,
    String excerpt,
    @Nullable String reaction,
    @Nullable String decision,
    boolean read,
    Instant createdAt) {}
