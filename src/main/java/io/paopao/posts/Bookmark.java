package io.paopao.posts;

import java.time.Instant;

/// A post that someone wants to find again.
///
/// @param id the post's
/// @param title the thread's
public record Bookmark(String id, String threadId, String title, Post post, Instant createdAt) {}
