package io.paopao.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A thread.
public record ForumThread(
    String id,
    String board,
    String title,
    Author author,
    List<String> tags,
    long replyCount,
    long viewCount,
    boolean pinned,
    boolean locked,
    boolean featured,
    boolean deleted,
    Instant createdAt,
    Instant lastActivityAt,
    Post firstPost,
    @Nullable String lang,
    @Nullable Source source,
    long version,
    Position position) {}
