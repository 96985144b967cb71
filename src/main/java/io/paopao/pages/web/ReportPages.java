package io.paopao.pages.web;

import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.ReportPage;
import io.paopao.pages.view.TrustedHtml;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.posts.Post;
import io.paopao.posts.Posts;
import io.paopao.posts.Report;
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
import org.jspecify.annotations.Nullable;

/// Telling moderators what is wrong with a post.
@Path("/p/{id}/report")
public class ReportPages {

  @Inject private Posts posts;
  @Inject private Reports reports;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest servletRequest;

  @PathParam("id")
  private String id = "";

  public ReportPages() {}

  @GET
  @RolesAllowed("user")
  public Response form(@QueryParam("sent") @Nullable String sent) {
    Frame frame = frame();
    return answers.page(null, frame, content(frame, Form.EMPTY, sent != null));
  }

  @POST
  @RolesAllowed("user")
  public Response report(String body) {
    Typed typed = Typed.parse(body);
    try {
      reports.report(
          Ids.parse(id), new Report.Wish(typed.optional("reason"), typed.optional("note")));
      return Answers.seeOther("/p/" + id + "/report?sent=true").build();
    } catch (Problem problem) {
      if (problem.status() == 404) {
        throw problem;
      }
      Frame frame = frame();
      return answers.refused(
          problem.status(), frame, content(frame, typed.refused(problem), false));
    }
  }

  private Frame frame() {
    return frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
  }

  private Answers.Content content(Frame frame, Form form, boolean sent) {
    Post post = posts.find(Ids.parse(id));
    ReportPage page =
        new ReportPage(
            post.id(),
            People.plain(post.author()),
            new TrustedHtml(post.html()),
            Report.REASONS,
            form,
            sent);
    return new Answers.Content("report.jte", Head.of(frame.t("report.title")), "page", page);
  }
}
