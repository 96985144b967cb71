package io.paopao.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some threads.
///
/// @param nextCursor null on the last page
public record ThreadPage(
    List<ThreadSummary> items, @Nullable String nextCursor, @Nullable Position position) {}
