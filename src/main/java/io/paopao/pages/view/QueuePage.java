package io.paopao.pages.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What readers have reported, post by post.
public record QueuePage(boolean open, List<Case> cases, Form form, @Nullable String nextUrl) {

  /// A reported post.
  ///
  /// @param id of one of its reports
  /// @param html null when the post is deleted
  /// @param decision null while it waits
  public record Case(
      String id,
      Subject subject,
      @Nullable TrustedHtml html,
      List<Complaint> complaints,
      @Nullable Verdict decision) {}

  /// The post and where it stands.
  public record Subject(Person author, Instant at, String title, String url) {}

  /// What one reader says.
  ///
  /// @param note "" when there is none
  public record Complaint(Person by, String reason, String note, Instant at) {}

  /// What was done.
  ///
  /// @param note "" when there is none
  public record Verdict(String action, String note, Person by, Instant at) {}
}
