package io.paopao.pages.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question to the search and its answer.
public record SearchPage(Query query, List<Hit> hits, long total, @Nullable String nextUrl) {

  /// What was asked.
  public record Query(String text, String type, String board, String author, String tag) {

    public boolean blank() {
      return text.isBlank();
    }

    /// The same question for another type of result.
    public String url(String otherType) {
      return "/search?q=" + Urls.segment(text) + "&type=" + otherType;
    }
  }

  /// A found thread, post or person.
  public record Hit(
      String type,
      String url,
      List<Fragment> title,
      List<Fragment> snippet,
      @Nullable BoardLink board,
      @Nullable Person author,
      @Nullable Instant at) {}

  /// A piece of text that was searched for, or not.
  public record Fragment(String text, boolean hit) {}
}
