package io.paopao.pages.web;

import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Place;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.Tag;
import io.paopao.pages.view.ThreadList;
import io.paopao.pages.view.ThreadList.BoardHeader;
import io.paopao.pages.view.ThreadList.Sort;
import io.paopao.pages.view.Watch;
import io.paopao.platform.Cursor;
import io.paopao.platform.Position;
import io.paopao.platform.Problem;
import io.paopao.posts.Board;
import io.paopao.posts.Boards;
import io.paopao.posts.Listing;
import io.paopao.posts.Reads;
import io.paopao.posts.ThreadQuery;
import io.paopao.posts.ThreadSort;
import io.paopao.posts.ThreadSummary;
import io.paopao.posts.Threads;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lists of threads: all of them, those of a board, those with a tag.
@Path("/")
public class HomePages {

  private static final int LIMIT = 30;

  @Inject private Boards boards;
  @Inject private Threads threads;
  @Inject private Reads reads;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Inject private Site site;
  @Context private HttpServletRequest servletRequest;
  @Context private Request request;

  @QueryParam("sort")
  @DefaultValue("active")
  private String sort = "active";

  @QueryParam("cursor")
  private @Nullable String cursor;

  public HomePages() {}

  /// Which list, where it is and what it is called.
  private record Wanted(@Nullable String board, @Nullable String tag, String base) {}

  @GET
  @PermitAll
  public Response home() {
    return list(new Wanted(null, null, "/"));
  }

  @GET
  @Path("b/{slug}")
  @PermitAll
  public Response board(@PathParam("slug") String slug) {
    return list(new Wanted(slug, null, "/b/" + Site.segment(slug)));
  }

  @GET
  @Path("tag/{name}")
  @PermitAll
  public Response tag(@PathParam("name") String name) {
    return list(new Wanted(null, name, "/tag/" + Site.segment(name)));
  }

  private Response list(Wanted wanted) {
    return answers.shared(request, servletRequest, () -> shown(wanted));
  }

  /// The positions of the channels are read with the boards, before the threads.
  private Answers.Shown shown(Wanted wanted) {
    List<Board> all = boards.all();
    Board board = wanted.board() == null ? null : board(all, wanted.board());
    Visit visit = Visit.of(servletRequest);
    boolean unread = isUnread(visit, wanted);
    Listing<ThreadSummary> found =
        unread
            ? reads.unread(wanted.board(), Cursor.parse(cursor, 2), LIMIT)
            : threads.list(query(wanted));
    String slug = board == null ? "" : board.slug();
    Frame frame = frames.of(visit, new Place(Section.HOME, visit.path(), slug), all);
    ThreadList list =
        new ThreadList(
            unread ? Sort.UNREAD : Sort.valueOf(order().name()),
            wanted.base(),
            board == null ? null : new BoardHeader(Frames.link(board), board.description()),
            wanted.tag() == null ? null : new Tag(wanted.tag()),
            new ThreadRows(frame, reads.unread(ids(found.items()))).rows(found.items()),
            found.nextCursor(),
            board == null ? watches(all) : watches(board, found.position()));
    return new Answers.Shown(
        frame, new Answers.Content("threads.jte", head(frame, wanted, board), "list", list));
  }

  /// What is unread is known of people who are signed in.
  private boolean isUnread(Visit visit, Wanted wanted) {
    return sort.equalsIgnoreCase("unread") && !visit.guest() && wanted.tag() == null;
  }

  private static List<Long> ids(List<ThreadSummary> threads) {
    return threads.stream().map(thread -> Long.valueOf(thread.id())).toList();
  }

  private ThreadQuery query(Wanted wanted) {
    return new ThreadQuery(
        wanted.board(), wanted.tag(), null, order(), Cursor.parse(cursor, 2), LIMIT);
  }

  /// An order that there is not is none of ours to refuse: links get old.
  private ThreadSort order() {
    return switch (sort.toLowerCase(Locale.ROOT)) {
      case "new" -> ThreadSort.NEW;
      case "hot" -> ThreadSort.HOT;
      default -> ThreadSort.ACTIVE;
    };
  }

  private Head head(Frame frame, Wanted wanted, @Nullable Board board) {
    String title = frame.t("home.title");
    if (board != null) {
      title = board.name();
    } else if (wanted.tag() != null) {
      title = "#" + wanted.tag();
    }
    String feed = board == null ? "/feed.atom" : wanted.base() + "/feed.atom";
    return new Head(
        title,
        board == null ? "" : board.description(),
        site.url(servletRequest, wanted.base()),
        wanted.tag() == null ? site.url(servletRequest, feed) : null,
        cursor == null);
  }

  private static Board board(List<Board> all, String slug) {
    return all.stream()
        .filter(board -> board.slug().equals(slug))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  private static List<Watch> watches(Board board, @Nullable Position list) {
    Position position = board.position();
    return position == null ? List.of() : List.of(Watch.of(position, list));
  }

  private static List<Watch> watches(List<Board> boards) {
    return boards.stream().map(Board::position).filter(Objects::nonNull).map(Watch::of).toList();
  }
}
