package io.paopao.pages.view;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A page of threads: home, a board or a tag.
public record ThreadList(
    Sort sort,
    String base,
    @Nullable BoardHeader board,
    @Nullable Tag tag,
    List<ThreadRow> rows,
    @Nullable String nextCursor,
    List<Watch> watches) {

  /// The order of a list, one tab each.
  public enum Sort {
    ACTIVE,
    NEW,
    HOT,
    UNREAD;

    public String parameter() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The board that a list belongs to.
  public record BoardHeader(BoardLink link, String description) {}

  /// The list's address in another order.
  public String url(Sort other) {
    return other == Sort.ACTIVE ? base : base + "?sort=" + other.parameter();
  }

  public String nextUrl() {
    return base
        + "?sort="
        + sort.parameter()
        + "&cursor="
        + Urls.segment(nextCursor == null ? "" : nextCursor);
  }
}
