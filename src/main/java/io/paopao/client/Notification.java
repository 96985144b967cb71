package io.paopao.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that concerns its reader.
///
/// @param kind `reply`, `mention`, `reaction` or `report`
/// @param decision what came of a report
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
