package io.paopao.pages.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A member as others see them.
///
/// @param relation null for the reader's own profile, and for guests
public record ProfilePage(
    Person person,
    String bio,
    Instant joinedAt,
    Figures figures,
    List<ThreadRow> threads,
    List<Reply> replies,
    boolean own,
    @Nullable Relation relation) {

  /// A member's counts.
  public record Figures(long points, int trustLevel) {}

  /// Something that the member wrote in a thread.
  public record Reply(String url, String threadTitle, String excerpt, Instant at) {}

  /// What the reader has to do with the member.
  public record Relation(boolean following, boolean blocked) {}
}
