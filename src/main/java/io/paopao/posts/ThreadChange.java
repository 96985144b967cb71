package io.paopao.posts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an author or a moderator changes about a thread; absent members stay as they are.
///
/// @param body another text of the first post
public record ThreadChange(
    @Nullable String title, @Nullable List<String> tags, @Nullable String body) {}
