package io.paopao.pages.view;

import org.jspecify.annotations.Nullable;

/// What a page says about itself to browsers, search engines and link previews.
public record Head(
    String title,
    String description,
    @Nullable String canonical,
    @Nullable String feed,
    boolean indexed) {

  public static Head of(String title) {
    return new Head(title, "", null, null, false);
  }
}
