package io.paopao.posts;

import io.paopao.users.Author;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A post as readers see it. A deleted one keeps its place, with empty body and html.
///
/// @param replyTo the post that it answers, or null when it answers the thread
/// @param html the body, rendered and sanitised
/// @param version grows with every change; the ETag
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
    long version) {

  /// How many people reacted with one name.
  public record Reaction(String name, long count) {}
}
