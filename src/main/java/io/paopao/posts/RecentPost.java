package io.paopao.posts;

import java.time.Instant;

/// A reply as it stands on its author's profile.
///
/// @param title of its thread
/// @param excerpt the beginning of its text
public record RecentPost(String id, String title, String excerpt, Instant createdAt) {}
