package io.paopao.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Orders: the reader's own, or everybody's for an admin.
public record OrdersPage(List<OrderCard> orders, @Nullable String nextUrl, boolean everybody) {}
