package io.paopao.pages.view;

/// A board as it appears in lists and menus.
public record BoardLink(String slug, String name, long threadCount, int unread) {

  public String url() {
    return "/b/" + Urls.segment(slug);
  }

  public String hue() {
    return Avatar.hue(slug);
  }
}
