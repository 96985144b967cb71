package io.paopao.posts;

import java.time.Instant;

/// A post to find one's way by in a long thread.
///
/// @param number its place in the thread, from 1
public record Landmark(String id, Instant createdAt, int number) {}
