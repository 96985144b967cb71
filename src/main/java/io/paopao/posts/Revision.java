package io.paopao.posts;

import io.paopao.users.Author;
import java.time.Instant;

/// What a post said from one time on.
///
/// @param version the post's, when it said this
/// @param editor who wrote it
public record Revision(long version, String body, Author editor, Instant writtenAt) {}
