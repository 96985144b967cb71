package io.paopao.pages.web;

import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.ProfilePage;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.posts.ThreadQuery;
import io.paopao.posts.ThreadSort;
import io.paopao.posts.ThreadSummary;
import io.paopao.posts.Threads;
import io.paopao.users.User;
import io.paopao.users.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// Members as others see them.
@Path("/u/{handle}")
public class ProfilePages {

  private static final int LIMIT = 20;

  @Inject private Users users;
  @Inject private Threads threads;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Inject private Site site;
  @Context private HttpServletRequest servletRequest;
  @Context private Request request;

  public ProfilePages() {}

  @GET
  @PermitAll
  public Response profile(@PathParam("handle") String handle) {
    User user = users.byHandle(handle).orElseThrow(Problem::notFound);
    boolean own = RequestContext.current().caller().is(Long.parseLong(user.id()));
    List<ThreadSummary> started =
        threads
            .list(new ThreadQuery(null, null, user.handle(), ThreadSort.NEW, null, LIMIT))
            .items();
    Frame frame = frames.of(Visit.of(servletRequest), own ? Section.ME : Section.ELSEWHERE);
    String bio = user.bio();
    ProfilePage page =
        new ProfilePage(
            People.of(user),
            bio == null ? "" : bio,
            user.createdAt(),
            new ProfilePage.Figures(user.points(), user.trustLevel()),
            new ThreadRows(frame).rows(started),
            List.of(),
            own);
    return answers.page(
        request, frame, new Answers.Content("profile.jte", head(user), "page", page));
  }

  private Head head(User user) {
    String url = site.url(servletRequest, "/u/" + Site.segment(user.handle()));
    String bio = user.bio();
    return new Head(user.displayName(), bio == null ? "" : bio, url, null, true);
  }
}
