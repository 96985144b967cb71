package io.paopao.client;

import java.time.Instant;
import java.util.List;

/// A thread in a list.
public record ThreadSummary(
    String id,
    String board,
    String title,
    String excerpt,
    Author author,
    List<String> tags,
    long replyCount,
    long viewCount,
    boolean pinned,
    boolean locked,
    boolean featured,
    Instant createdAt,
    Instant lastActivityAt,
    List<Author> participants) {}
