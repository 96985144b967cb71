package io.paopao.pages.view;

import java.util.List;

/// Where in the forum the reader is: what the menus mark and where forms come back to.
public record Place(Section section, String path, String board) {

  private static final List<String> MALL = List.of("/mall", "/cart", "/orders", "/points");

  /// The entries of the phone's bottom bar.
  public enum Section {
    HOME,
    SEARCH,
    NEW,
    NOTIFICATIONS,
    ME,
    ELSEWHERE
  }

  public boolean in(Section other) {
    return section == other;
  }

  /// Whether this is the mall or what belongs to it: cart, orders, points.
  public boolean inMall() {
    return MALL.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
  }

  /// The log-in page that comes back here.
  public String loginUrl() {
    return "/login?next=" + Urls.segment(path);
  }
}
