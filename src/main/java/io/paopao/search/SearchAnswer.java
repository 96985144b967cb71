package io.paopao.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of what was found, best first.
///
/// @param nextCursor null on the last page
/// @param total hits on all pages, exact up to ten thousand
public record SearchAnswer(List<SearchHit> items, @Nullable String nextCursor, long total) {}
