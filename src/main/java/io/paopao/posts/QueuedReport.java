package io.paopao.posts;

import io.paopao.users.Author;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A report as moderators read it.
///
/// @param decision null while it waits
/// @param title of the post's thread
/// @param post as it is now
/// @param waiting how many reports of the post wait, this one among them
public record QueuedReport(
    String id,
    String postId,
    String threadId,
    Author reporter,
    String reason,
    @Nullable String note,
    Instant createdAt,
    Report.@Nullable Decision decision,
    String title,
    String board,
    Post post,
    long waiting) {

  /// What stands around a report.
  record Subject(String title, String board, Post post, long waiting) {}

  static QueuedReport of(Report report, Subject subject) {
    return new QueuedReport(
        report.id(),
        report.postId(),
        report.threadId(),
        report.reporter(),
        report.reason(),
        report.note(),
        report.createdAt(),
        report.decision(),
        subject.title(),
        subject.board(),
        subject.post(),
        subject.waiting());
  }
}
