package io.paopao.pages.web;

import io.paopao.pages.view.BoardLink;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Tag;
import io.paopao.pages.view.ThreadRow;
import io.paopao.pages.view.ThreadRow.Flag;
import io.paopao.posts.ThreadDetail;
import io.paopao.posts.ThreadSummary;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Threads as lists and their own pages show them.
///
/// @param unread ids of threads with something that the reader has not seen
record ThreadRows(Frame frame, Set<Long> unread) {

  ThreadRows(Frame frame) {
    this(frame, Set.of());
  }

  ThreadRow row(ThreadSummary thread) {
    return new ThreadRow(
        thread.id(),
        thread.title(),
        excerpt(thread),
        Script.language(thread.title() + thread.excerpt()),
        board(thread.board()),
        tags(thread.tags()),
        People.plain(thread.author()),
        thread.lastActivityAt(),
        (int) thread.replyCount(),
        thread.participants().stream().map(People::plain).toList(),
        flags(thread));
  }

  /// Nothing when it would say the title again: many questions are their own title.
  private static String excerpt(ThreadSummary thread) {
    return thread.excerpt().strip().equals(thread.title().strip()) ? "" : thread.excerpt();
  }

  private Set<Flag> flags(ThreadSummary thread) {
    Set<Flag> flags = flags(thread.pinned(), thread.locked(), thread.featured());
    if (unread.contains(Long.valueOf(thread.id()))) {
      flags.add(Flag.UNREAD);
    }
    return flags;
  }

  ThreadRow row(ThreadDetail thread) {
    return new ThreadRow(
        thread.id(),
        thread.title(),
        "",
        Script.language(thread.title()),
        board(thread.board()),
        tags(thread.tags()),
        People.plain(thread.author()),
        thread.lastActivityAt(),
        (int) thread.replyCount(),
        List.of(),
        flags(thread.pinned(), thread.locked(), thread.featured()));
  }

  List<ThreadRow> rows(List<ThreadSummary> threads) {
    return threads.stream().map(this::row).toList();
  }

  BoardLink board(String slug) {
    return frame.boards().stream()
        .filter(board -> board.slug().equals(slug))
        .findFirst()
        .orElseGet(() -> new BoardLink(slug, slug, 0, 0));
  }

  private static List<Tag> tags(List<String> names) {
    return names.stream().map(Tag::new).toList();
  }

  private static Set<Flag> flags(boolean pinned, boolean locked, boolean featured) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (pinned) {
      flags.add(Flag.PINNED);
    }
    if (locked) {
      flags.add(Flag.LOCKED);
    }
    if (featured) {
      flags.add(Flag.FEATURED);
    }
    return flags;
  }
}
