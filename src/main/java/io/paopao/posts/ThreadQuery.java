package io.paopao.posts;

import io.paopao.platform.Cursor;
import org.jspecify.annotations.Nullable;

/// Which threads a reader asks for.
///
/// @param board slug, or null for all boards
/// @param tag null for any
/// @param author handle, or null for anyone
/// @param after where the page starts; null for the first one
public record ThreadQuery(
    @Nullable String board,
    @Nullable String tag,
    @Nullable String author,
    ThreadSort sort,
    @Nullable Cursor after,
    int limit) {}
