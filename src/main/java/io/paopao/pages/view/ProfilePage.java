package io.paopao.pages.view;

import java.time.Instant;
import java.util.List;

/// A member as others see them.
public record ProfilePage(
    Person person,
    String bio,
    Instant joinedAt,
    Figures figures,
    List<ThreadRow> threads,
    List<Reply> replies,
    boolean own) {

  /// A member's counts.
  public record Figures(long points, int trustLevel) {}

  /// Something that the member wrote in a thread.
  public record Reply(String url, String threadTitle, String excerpt, Instant at) {}
}
