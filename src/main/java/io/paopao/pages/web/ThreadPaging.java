package io.paopao.pages.web;

import io.paopao.pages.view.Pager;
import io.paopao.pages.view.ThreadPage.TimelineMark;
import io.paopao.platform.Cursor;
import io.paopao.platform.Ids;
import io.paopao.posts.Landmark;
import io.paopao.posts.Listing;
import io.paopao.posts.Post;
import io.paopao.posts.PostSort;
import io.paopao.posts.Posts;
import io.paopao.posts.ThreadDetail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pages of a thread: each starts behind a cursor, and its number is for the reader's eyes.
@ApplicationScoped
public class ThreadPaging {

  static final int LIMIT = 30;
  private static final int MARKS = 12;
  private static final int MOST_POSTS = 100_000;

  private final Posts posts;

  @Inject
  ThreadPaging(Posts posts) {
    this.posts = posts;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected ThreadPaging() {
    this(null);
  }

  /// Which page a link asks for.
  ///
  /// @param number as the link says it
  /// @param cursor null for the first page
  record Asked(int number, @Nullable String cursor) {

    static Asked of(@Nullable String page, @Nullable String cursor) {
      boolean valid = cursor != null && page != null && page.matches("[1-9]\\d{0,5}");
      return valid && page != null ? new Asked(Integer.parseInt(page), cursor) : new Asked(1, null);
    }

    int firstNumber() {
      return (number - 1) * LIMIT + 1;
    }
  }

  Listing<Post> page(long thread, Asked asked) {
    return posts.list(thread, PostSort.OLD, Cursor.parse(asked.cursor(), 2), LIMIT);
  }

  Pager pager(ThreadDetail thread, Asked asked, Listing<Post> page) {
    int pages = (int) ((thread.replyCount() + LIMIT) / LIMIT);
    String next = page.nextCursor();
    return new Pager(
        asked.number(),
        Math.max(pages, asked.number()),
        asked.number() == 1 || page.items().isEmpty()
            ? null
            : url(thread.id(), asked.number() - 1, before(page.items().getFirst(), LIMIT)),
        next == null ? null : url(thread.id(), asked.number() + 1, next));
  }

  /// Places along a thread of several pages; the last one before the page's end is where it is.
  List<TimelineMark> timeline(ThreadDetail thread, Asked asked) {
    int all = (int) Math.min(thread.replyCount() + 1, MOST_POSTS);
    if (all <= LIMIT) {
      return List.of();
    }
    int step = Math.max(LIMIT, (all + MARKS - 1) / MARKS);
    List<Landmark> places = posts.landmarks(Ids.parse(thread.id()), step);
    int end = asked.firstNumber() + LIMIT;
    return places.stream()
        .map(place ->
            new TimelineMark(
                place.createdAt(),
                place.number(),
                "/p/" + place.id(),
                place.number() < end && place.number() + step >= end))
        .toList();
  }

  /// The address of the page on which a post stands, and of its place there.
  String urlOf(Post post) {
    long before = posts.countBefore(Ids.parse(post.id()));
    String start = before < LIMIT ? null : before(post, (int) (before % LIMIT));
    return url(post.threadId(), (int) (before / LIMIT) + 1, start) + "#p-" + post.id();
  }

  /// The cursor behind which `count` posts come before this one; null at the thread's beginning.
  private @Nullable String before(Post post, int count) {
    List<Post> earlier =
        posts.list(Ids.parse(post.threadId()), PostSort.NEW, after(post), count + 1).items();
    return earlier.size() <= count ? null : after(earlier.get(count)).encoded();
  }

  private static Cursor after(Post post) {
    return Cursor.of(
        ChronoUnit.MICROS.between(Instant.EPOCH, post.createdAt()), Ids.parse(post.id()));
  }

  private static String url(String thread, int page, @Nullable String cursor) {
    return cursor == null || page == 1
        ? "/t/" + thread
        : "/t/" + thread + "?page=" + page + "&cursor=" + cursor;
  }
}
