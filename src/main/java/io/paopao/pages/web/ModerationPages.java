package io.paopao.pages.web;

import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.QueuePage;
import io.paopao.pages.view.TrustedHtml;
import io.paopao.platform.Cursor;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.Slice;
import io.paopao.posts.QueuedReport;
import io.paopao.posts.Report;
import io.paopao.posts.ReportDecisions;
import io.paopao.posts.Reports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The queue of reports as moderators work through it, post by post.
@Path("/moderation/reports")
public class ModerationPages {

  private static final int LIMIT = 50;

  @Inject private Reports reports;
  @Inject private ReportDecisions decisions;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest servletRequest;

  public ModerationPages() {}

  @GET
  @RolesAllowed("moderator")
  public Response queue(
      @QueryParam("status") @Nullable String status, @QueryParam("cursor") @Nullable String after) {
    Frame frame = frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
    boolean open = !"decided".equals(status);
    return answers.page(null, frame, content(frame, page(open, after, Form.EMPTY)));
  }

  @POST
  @Path("{id}")
  @RolesAllowed("moderator")
  public Response decide(@PathParam("id") String id, String body) {
    Typed typed = Typed.parse(body);
    try {
      decisions.decide(Ids.parse(id), wish(typed));
      return Answers.seeOther("/moderation/reports").build();
    } catch (Problem problem) {
      Frame frame = frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
      QueuePage page = page(true, null, typed.refused(problem));
      return answers.refused(problem.status(), frame, content(frame, page));
    }
  }

  private static ReportDecisions.Wish wish(Typed typed) {
    int days = typed.number("days");
    boolean forSome = "banAuthor".equals(typed.text("action")) && days > 0;
    return new ReportDecisions.Wish(
        typed.optional("action"),
        typed.optional("note"),
        forSome ? Instant.now().plus(Duration.ofDays(days)) : null);
  }

  private QueuePage page(boolean open, @Nullable String after, Form form) {
    Slice<QueuedReport> found = reports.queue(open, Cursor.parse(after, 1), LIMIT);
    Map<String, List<QueuedReport>> cases = new LinkedHashMap<>();
    for (QueuedReport report : found.items()) {
      // what was decided stands alone: the same post may have been reported again later
      String key = open ? report.postId() : report.id();
      cases.computeIfAbsent(key, any -> new ArrayList<>()).add(report);
    }
    String next = found.nextCursor();
    return new QueuePage(
        open,
        cases.values().stream().map(ModerationPages::reported).toList(),
        form,
        next == null
            ? null
            : "/moderation/reports?" + (open ? "" : "status=decided&") + "cursor=" + next);
  }

  private static QueuePage.Case reported(List<QueuedReport> reports) {
    QueuedReport any = reports.getFirst();
    return new QueuePage.Case(
        any.id(),
        new QueuePage.Subject(
            People.plain(any.post().author()),
            any.post().createdAt(),
            any.title(),
            "/p/" + any.postId()),
        any.post().deleted() ? null : new TrustedHtml(any.post().html()),
        reports.stream().map(ModerationPages::complaint).toList(),
        verdict(any.decision()));
  }

  private static QueuePage.Complaint complaint(QueuedReport report) {
    return new QueuePage.Complaint(
        People.plain(report.reporter()),
        report.reason(),
        report.note() == null ? "" : report.note(),
        report.createdAt());
  }

  private static QueuePage.@Nullable Verdict verdict(Report.@Nullable Decision decision) {
    return decision == null
        ? null
        : new QueuePage.Verdict(
            decision.action(),
            decision.note() == null ? "" : decision.note(),
            People.plain(decision.by()),
            decision.decidedAt());
  }

  private static Answers.Content content(Frame frame, QueuePage page) {
    return new Answers.Content("queue.jte", Head.of(frame.t("queue.title")), "page", page);
  }
}
