package io.paopao.posts;

import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Validation;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Transaction;
import io.paopao.posts.store.PostRow;
import io.paopao.posts.store.PostStore;
import io.paopao.posts.store.ReportRow;
import io.paopao.posts.store.ReportStore;
import io.paopao.posts.store.ThreadRow;
import io.paopao.posts.store.ThreadStore;
import io.paopao.users.Ban;
import io.paopao.users.Staff;
import io.paopao.users.User;
import io.paopao.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What moderators do about reports: once for all that wait for the same post, together with what
/// it does to the post, to its author and to the book of what staff have done.
@ApplicationScoped
public class ReportDecisions {

  private static final int NOTE = 250;

  @Inject private Database database;
  @Inject private Deletions deletions;
  @Inject private Moderation moderation;
  @Inject private Staff staff;
  @Inject private Users users;

  /// What a moderator sends.
  ///
  /// @param action the code of a [ReportAction]
  /// @param banUntil for [ReportAction#BAN_AUTHOR]; null for good
  public record Wish(@Nullable String action, @Nullable String note, @Nullable Instant banUntil) {}

  private record Checked(ReportAction action, @Nullable String note, @Nullable Instant banUntil) {}

  /// @throws Problem 404, 409 `report.decided`, 403 `staff.rank`, 422
  public void decide(long id, Wish wish) {
    Checked checked = checked(wish);
    database.write(tx -> {
      ReportStore reports = new ReportStore(tx.handle());
      ReportRow report = reports.find(id).orElseThrow(Problem::notFound);
      List<ReportRow> waiting = reports.lockWaiting(report.post());
      if (waiting.stream().noneMatch(row -> row.id() == id)) {
        throw Problem.conflict("report.decided");
      }
      act(tx, report, checked);
      reports.decide(
          report.post(),
          new ReportRow.Decision(
              checked.action().code(), checked.note(), moderator(), Threads.now()));
      tell(tx, waiting, checked.action());
      return id;
    });
  }

  private void act(Transaction tx, ReportRow report, Checked decision) {
    PostRow post = new PostStore(tx.handle()).find(report.post()).orElseThrow(Problem::notFound);
    String reason = decision.note() == null ? report.reason() : decision.note();
    switch (decision.action()) {
      case DISMISS -> {}
      case DELETE_POST -> deletions.delete(post.id(), version -> {});
      case LOCK_THREAD -> moderation.lock(post.thread(), true);
      case BAN_AUTHOR -> {
        User author = users.byId(post.author()).orElseThrow(Problem::notFound);
        staff.ban(author.handle(), new Ban.Request(reason, decision.banUntil()));
        deletions.delete(post.id(), version -> {});
      }
    }
    if (decision.action() != ReportAction.BAN_AUTHOR) {
      staff.record(
          tx, post.author(), decision.action().code(), "report " + report.id() + ": " + reason);
    }
  }

  private static void tell(Transaction tx, List<ReportRow> reports, ReportAction action) {
    ReportRow any = reports.getFirst();
    ThreadRow thread = new ThreadStore(tx.handle()).find(any.thread()).orElseThrow();
    tx.publish(
        new PostEvent.ReportsDecided(
            Threads.place(thread),
            String.valueOf(any.post()),
            action.code(),
            String.valueOf(moderator()),
            reports.stream()
                .map(row ->
                    new PostEvent.Told(String.valueOf(row.id()), String.valueOf(row.reporter())))
                .toList()));
  }

  private static Checked checked(Wish wish) {
    Validation validation = new Validation();
    String note = validation.text("note", wish.note(), 0, NOTE);
    ReportAction action = ReportAction.find(wish.action()).orElse(null);
    if (action == null) {
      validation.add("action", "report.action");
    }
    if (wish.banUntil() != null && action != ReportAction.BAN_AUTHOR) {
      validation.add("banUntil", "report.banUntil");
    } else if (wish.banUntil() != null && !wish.banUntil().isAfter(Instant.now())) {
      validation.add("banUntil", "field.past");
    }
    validation.check();
    return new Checked(
        action == null ? ReportAction.DISMISS : action,
        note.isEmpty() ? null : note,
        wish.banUntil());
  }

  private static long moderator() {
    return RequestContext.current().caller().id();
  }
}
