package io.paopao.pages.web;

import io.paopao.pages.view.Composer;
import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.HistoryPage;
import io.paopao.pages.view.Place.Section;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.posts.Deletions;
import io.paopao.posts.Edits;
import io.paopao.posts.Post;
import io.paopao.posts.Posts;
import io.paopao.posts.Reactions;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/// One post: where it stands, what it said before, changing it, reacting to it.
@Path("/p/{id}")
public class PostPages {

  private static final int MOST_REVISIONS = 100;

  @Inject private Posts posts;
  @Inject private Edits edits;
  @Inject private Deletions deletions;
  @Inject private Reactions reactions;
  @Inject private ThreadPaging paging;
  @Inject private Composers composers;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest servletRequest;
  @Context private Request request;

  @PathParam("id")
  private String id = "";

  public PostPages() {}

  @GET
  @PermitAll
  public Response post() {
    return Response.status(Response.Status.FOUND)
        .header("Location", paging.urlOf(found()))
        .header("Cache-Control", "no-store")
        .build();
  }

  @GET
  @Path("history")
  @PermitAll
  public Response history() {
    List<HistoryPage.Version> versions =
        edits.revisions(Ids.parse(id), null, MOST_REVISIONS).items().stream()
            .map(r -> new HistoryPage.Version(People.plain(r.editor()), r.writtenAt(), r.body()))
            .toList();
    Frame frame = frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
    HistoryPage page = new HistoryPage("/p/" + id, versions);
    return answers.page(
        request,
        frame,
        new Answers.Content("history.jte", Head.of(frame.t("history.title")), "page", page));
  }

  @GET
  @Path("edit")
  @RolesAllowed("user")
  public Response write() {
    Post post = editable();
    Form form = new Form(Map.of("body", post.body()), Map.of(), null);
    Frame frame = frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
    return answers.page(null, frame, content(frame, composers.edit(post, form)));
  }

  @POST
  @Path("edit")
  @RolesAllowed("user")
  public Response edit(String body) {
    Typed typed = Typed.parse(body);
    try {
      edits.edit(Ids.parse(id), typed.text("body"), version -> {});
      return Answers.seeOther("/p/" + id).build();
    } catch (Problem problem) {
      Frame frame = frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
      Composer composer = composers.edit(found(), typed.refused(problem));
      return answers.refused(problem.status(), frame, content(frame, composer));
    }
  }

  @POST
  @Path("delete")
  @RolesAllowed("user")
  public Response delete() {
    Post post = found();
    boolean first = posts.countBefore(Ids.parse(id)) == 0;
    deletions.delete(Ids.parse(id), version -> {});
    return Answers.seeOther(first ? "/" : "/t/" + post.threadId()).build();
  }

  /// Gives a reaction, or takes it back when it was given before.
  @POST
  @Path("reactions")
  @RolesAllowed("user")
  public Response react(String body) {
    Typed typed = Typed.parse(body);
    long post = Ids.parse(id);
    String name = typed.text("reaction");
    if (reactions.own(List.of(post)).getOrDefault(post, List.of()).contains(name)) {
      reactions.remove(post, name);
    } else {
      reactions.add(post, name);
    }
    return Answers.seeOther("/p/" + id).build();
  }

  private Post found() {
    return posts.find(Ids.parse(id));
  }

  /// What cannot be changed by the reader offers no box to do it in.
  private Post editable() {
    Post post = found();
    var caller = RequestContext.current().caller();
    boolean allowed = caller.isModerator() || caller.is(Long.parseLong(post.author().id()));
    if (post.deleted() || !allowed) {
      throw Problem.forbidden("forbidden");
    }
    return post;
  }

  private static Answers.Content content(Frame frame, Composer composer) {
    return new Answers.Content(
        "write.jte", Head.of(frame.t("composer.edit")), "composer", composer);
  }
}
