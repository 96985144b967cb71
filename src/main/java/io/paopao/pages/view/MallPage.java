package io.paopao.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the mall offers.
///
/// @param inCart how many pieces the reader's cart holds
/// @param admin whether the reader may change it
public record MallPage(List<ItemCard> items, @Nullable String nextUrl, int inCart, boolean admin) {}
