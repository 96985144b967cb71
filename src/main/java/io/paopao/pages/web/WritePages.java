package io.paopao.pages.web;

import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Place;
import io.paopao.pages.view.Place.Section;
import io.paopao.platform.Problem;
import io.paopao.posts.NewThread;
import io.paopao.posts.Threads;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Starting a thread.
@Path("/new")
public class WritePages {

  @Inject private Threads threads;
  @Inject private Composers composers;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest servletRequest;

  public WritePages() {}

  @GET
  @RolesAllowed("user")
  public Response write(@QueryParam("board") @Nullable String board) {
    Form form = board == null ? Form.EMPTY : new Form(Map.of("board", board), Map.of(), null);
    Frame frame = frames.of(Visit.of(servletRequest), Section.NEW);
    return answers.page(null, frame, content(frame, form));
  }

  @POST
  @RolesAllowed("user")
  public Response start(String body) {
    Typed typed = Typed.parse(body);
    NewThread wish =
        new NewThread(
            typed.optional("board"), typed.text("title"), typed.text("body"), typed.tags());
    try {
      String thread = composers.once(typed, List.of("new", wish), () -> threads.start(wish).id());
      return Answers.seeOther("/t/" + thread).build();
    } catch (Problem problem) {
      Frame frame = frames.of(Visit.of(servletRequest), new Place(Section.NEW, "/new", ""));
      return answers.refused(problem.status(), frame, content(frame, typed.refused(problem)));
    }
  }

  private Answers.Content content(Frame frame, Form form) {
    return new Answers.Content(
        "write.jte", Head.of(frame.t("composer.thread")), "composer", composers.thread(form));
  }
}
