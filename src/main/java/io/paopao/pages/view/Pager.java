package io.paopao.pages.view;

import org.jspecify.annotations.Nullable;

/// The neighbours of a page of posts.
public record Pager(int page, int pages, @Nullable String previousUrl, @Nullable String nextUrl) {

  public static final Pager ONE = new Pager(1, 1, null, null);
}
