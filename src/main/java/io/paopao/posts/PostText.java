package io.paopao.posts;

import io.paopao.users.Author;
import java.time.Instant;

/// The words of a post, for who searches.
public record PostText(String id, Author author, String text, Instant createdAt) {}
