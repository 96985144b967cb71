package io.paopao.pages.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A thread with one page of its posts.
public record ThreadPage(
    ThreadRow thread,
    long viewCount,
    int watchers,
    List<PostView> posts,
    Pager pager,
    List<TimelineMark> timeline,
    @Nullable String firstUnreadUrl,
    @Nullable Attribution attribution,
    @Nullable Composer composer,
    Watch watch) {

  /// A place in a long thread's timeline.
  public record TimelineMark(Instant at, int number, String url, boolean current) {}
}
