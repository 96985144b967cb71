package io.paopao.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some boards.
///
/// @param nextCursor null on the last page
public record BoardPage(
    List<Board> items, @Nullable String nextCursor, @Nullable Position position) {}
