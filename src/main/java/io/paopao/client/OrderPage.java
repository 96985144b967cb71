package io.paopao.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some orders.
///
/// @param nextCursor null on the last page
public record OrderPage(List<Order> items, @Nullable String nextCursor) {}
