package io.paopao.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some hits.
///
/// @param nextCursor null on the last page
public record SearchPage(List<SearchHit> items, @Nullable String nextCursor, long total) {}
