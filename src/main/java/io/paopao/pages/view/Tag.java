package io.paopao.pages.view;

/// A thread'\''s tag.
public record Tag(String name) {

  public String url() {
    return "/tag/" + Urls.segment(name);
  }
}
