package io.paopao.pages.web;

import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.ProfilePage;
import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.posts.Posts;
import io.paopao.posts.ThreadQuery;
import io.paopao.posts.ThreadSort;
import io.paopao.posts.ThreadSummary;
import io.paopao.posts.Threads;
import io.paopao.users.Relations;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Members as others see them.
@Path("/u/{handle}")
public class ProfilePages {

  private static final int LIMIT = 20;
  private static final int REPLIES = 10;

  @Inject private Users users;
  @Inject private Threads threads;
  @Inject private Posts posts;
  @Inject private Relations relations;
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
            replies(user),
            own,
            own ? null : relation(user));
    return answers.page(
        request, frame, new Answers.Content("profile.jte", head(user), "page", page));
  }

  private List<ProfilePage.Reply> replies(User user) {
    return posts.recent(Long.parseLong(user.id()), REPLIES).stream()
        .map(post ->
            new ProfilePage.Reply(
                "/p/" + post.id(), post.title(), post.excerpt(), post.createdAt()))
        .toList();
  }

  private static boolean among(Set<Long> accounts, User user) {
    return accounts.contains(Long.parseLong(user.id()));
  }

  private ProfilePage.@Nullable Relation relation(User user) {
    Caller caller = RequestContext.current().caller();
    return caller.isAnonymous()
        ? null
        : new ProfilePage.Relation(
            among(relations.followedBy(caller.id()), user),
            among(relations.blockedBy(caller.id()), user));
  }

  private Head head(User user) {
    String url = site.url(servletRequest, "/u/" + Site.segment(user.handle()));
    String bio = user.bio();
    return new Head(user.displayName(), bio == null ? "" : bio, url, null, true);
  }
}
