package io.paopao.pages.view;

import java.util.Collection;
import java.util.List;

/// What stands in the right column of wide screens.
public record Rail(List<Person> here, int hereCount, List<HotThread> hot, List<Tag> tags) {

  public static final Rail EMPTY = new Rail(List.of(), 0, List.of(), List.of());

  /// The same without those of its threads that are not among the ids.
  public Rail only(Collection<Long> visible) {
    return new Rail(
        here,
        hereCount,
        hot.stream().filter(thread -> visible.contains(Long.valueOf(thread.id()))).toList(),
        tags);
  }

  /// A thread that many read now.
  public record HotThread(String id, String title, int replyCount) {

    public String url() {
      return "/t/" + id;
    }
  }
}
