package io.paopao.pages.view;

/// Where in the forum the reader is: what the menus mark and where forms come back to.
public record Place(Section section, String path, String board) {

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

  /// The log-in page that comes back here.
  public String loginUrl() {
    return "/login?next=" + Urls.segment(path);
  }
}
