package io.paopao.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some items.
///
/// @param nextCursor null on the last page
public record ItemPage(List<Item> items, @Nullable String nextCursor) {}
