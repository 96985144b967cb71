package io.paopao.pages.web;

import io.paopao.pages.view.Attribution;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Pager;
import io.paopao.pages.view.Place;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.ThreadPage;
import io.paopao.pages.view.Watch;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.sql.CausalToken;
import io.paopao.posts.Listing;
import io.paopao.posts.NewPost;
import io.paopao.posts.Post;
import io.paopao.posts.Posts;
import io.paopao.posts.Reads;
import io.paopao.posts.Source;
import io.paopao.posts.ThreadDetail;
import io.paopao.posts.Threads;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A thread, and replying to it.
@Path("/t/{id}")
public class ThreadPages {

  private static final int FRAGMENT_LIMIT = 100;

  @Inject private Threads threads;
  @Inject private Posts posts;
  @Inject private Reads reads;
  @Inject private ThreadPosts views;
  @Inject private ThreadPaging paging;
  @Inject private Composers composers;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Inject private Renderer renderer;
  @Inject private Site site;
  @Context private HttpServletRequest servletRequest;
  @Context private Request request;

  @PathParam("id")
  private String id = "";

  public ThreadPages() {}

  @GET
  @PermitAll
  public Response thread(
      @QueryParam("page") @Nullable String page,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("replyTo") @Nullable String replyTo,
      @QueryParam("quote") @Nullable String quote) {
    ThreadPaging.Asked asked = ThreadPaging.Asked.of(page, cursor);
    Response answer =
        answers.shared(
            request,
            servletRequest,
            () -> {
              ThreadDetail thread = threads.find(Ids.parse(id));
              return page(thread, asked, composers.answering(thread, replyTo, quote));
            });
    threads.viewed(Ids.parse(id));
    return answer;
  }

  /// The words behind the number are for people, and may be any.
  @GET
  @Path("{words}")
  @PermitAll
  public Response named() {
    return Response.status(Response.Status.MOVED_PERMANENTLY)
        .header("Location", "/t/" + Ids.parse(id))
        .build();
  }

  /// Posts as the thread's page shows them, for scripts.
  ///
  /// @param after the token of a write that must be seen
  @GET
  @Path("posts")
  @PermitAll
  public Response fragment(
      @QueryParam("ids") @Nullable String ids, @QueryParam("after") @Nullable String after) {
    if (after != null && !after.isEmpty()) {
      RequestContext.current().mustSee(CausalToken.parse(after));
    }
    List<Long> wanted =
        Arrays.stream((ids == null ? "" : ids).split(",", FRAGMENT_LIMIT))
            .filter(part -> !part.isEmpty())
            .map(Ids::parse)
            .toList();
    ThreadDetail thread = threads.find(Ids.parse(id));
    List<Post> found = posts.find(Ids.parse(id), wanted);
    found.stream()
        .map(Post::createdAt)
        .max(Comparator.naturalOrder())
        .ifPresent(seen -> reads.opened(Ids.parse(id), seen));
    int number =
        found.isEmpty() ? 1 : 1 + (int) posts.countBefore(Ids.parse(found.getFirst().id()));
    Frame frame = frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
    byte[] html =
        renderer.html(
            "posts.jte",
            Map.of("f", frame, "threadId", id, "posts", views.views(thread, found, number)));
    return Response.ok(html, Renderer.HTML).build();
  }

  @POST
  @Path("posts")
  @RolesAllowed("user")
  public Response reply(String body) {
    Typed typed = Typed.parse(body);
    NewPost wish = new NewPost(typed.text("body"), typed.optional("replyTo"));
    try {
      String post =
          composers.once(typed, List.of(id, wish), () -> posts.reply(Ids.parse(id), wish).id());
      return Answers.seeOther("/p/" + post).build();
    } catch (Problem problem) {
      return refused(problem, typed);
    }
  }

  private Response refused(Problem problem, Typed typed) {
    ThreadDetail thread = threads.find(Ids.parse(id));
    Frame frame =
        frames.of(
            Visit.of(servletRequest), new Place(Section.ELSEWHERE, "/t/" + id, thread.board()));
    Composers.Filled filled =
        new Composers.Filled(
            composers.answering(thread, typed.optional("replyTo"), null).inReplyTo(),
            typed.refused(problem));
    return answers.refused(
        problem.status(),
        frame,
        new Answers.Content(
            "write.jte", Head.of(thread.title()), "composer", composers.reply(thread, filled)));
  }

  private Answers.Shown page(
      ThreadDetail thread, ThreadPaging.Asked asked, Composers.Filled filled) {
    Listing<Post> listing = paging.page(Ids.parse(id), asked);
    Visit visit = Visit.of(servletRequest);
    Frame frame = frames.of(visit, new Place(Section.ELSEWHERE, visit.path(), thread.board()));
    Pager pager = paging.pager(thread, asked, listing);
    String firstUnread =
        reads.opened(Ids.parse(id), seen(thread, listing)).map(post -> "/p/" + post).orElse(null);
    ThreadPage page =
        new ThreadPage(
            new ThreadRows(frame).row(thread),
            thread.viewCount(),
            0,
            views.views(thread, listing.items(), asked.firstNumber()),
            pager,
            paging.timeline(thread, asked),
            firstUnread,
            thread.source() == null ? null : attribution(thread.source()),
            visit.guest() ? null : composers.reply(thread, filled),
            Watch.of(thread.position(), listing.position()));
    return new Answers.Shown(
        frame, new Answers.Content("thread.jte", head(thread, asked), "page", page));
  }

  /// Up to when the reader knows the thread: all of it on its last page.
  private static Instant seen(ThreadDetail thread, Listing<Post> listing) {
    return listing.nextCursor() == null || listing.items().isEmpty()
        ? thread.lastActivityAt()
        : listing.items().getLast().createdAt();
  }

  private Head head(ThreadDetail thread, ThreadPaging.Asked asked) {
    String path = "/t/" + thread.id();
    String page =
        asked.cursor() == null
            ? path
            : path + "?page=" + asked.number() + "&cursor=" + asked.cursor();
    return new Head(
        thread.title(),
        ThreadPosts.excerpt(thread.firstPost()),
        site.url(servletRequest, page),
        null,
        !thread.deleted());
  }

  private static Attribution attribution(Source source) {
    String url = source.url();
    boolean web = url != null && (url.startsWith("https://") || url.startsWith("http://"));
    return new Attribution(
        source.name(), web ? url : null, source.license(), Licences.url(source.license()));
  }
}
