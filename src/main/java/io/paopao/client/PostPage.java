package io.paopao.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some posts of a thread.
///
/// @param nextCursor null on the last page
public record PostPage(
    List<Post> items, @Nullable String nextCursor, @Nullable Position position) {}
