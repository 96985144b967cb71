package io.paopao.pages.view;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A thread in a list.
public record ThreadRow(
    String id,
    String title,
    String excerpt,
    String lang,
    BoardLink board,
    List<Tag> tags,
    Person author,
    Instant lastActivityAt,
    int replyCount,
    List<Person> lastRepliers,
    Set<Flag> flags) {

  /// What a row's marks say.
  public enum Flag {
    PINNED,
    LOCKED,
    FEATURED,
    UNREAD
  }

  public String url() {
    return "/t/" + id;
  }

  public boolean is(Flag flag) {
    return flags.contains(flag);
  }
}
