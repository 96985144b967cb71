package io.paopao.pages.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.paopao.notifications.Notifications;
import io.paopao.pages.text.Language;
import io.paopao.pages.text.Messages;
import io.paopao.pages.view.BoardLink;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Place;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.Rail;
import io.paopao.pages.view.Tag;
import io.paopao.pages.view.Viewer;
import io.paopao.pages.view.Watch;
import io.paopao.platform.RequestContext;
import io.paopao.platform.sql.SharedRead;
import io.paopao.platform.sql.SharedReads;
import io.paopao.posts.Board;
import io.paopao.posts.Boards;
import io.paopao.posts.Reads;
import io.paopao.posts.ThreadQuery;
import io.paopao.posts.ThreadSort;
import io.paopao.posts.Threads;
import io.paopao.users.PageSession;
import io.paopao.users.User;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What stands around every page.
@ApplicationScoped
public class Frames {

  private static final int HOT_THREADS = 6;
  private static final int TAGS = 12;

  @Inject private Boards boards;
  @Inject private Threads threads;
  @Inject private Reads reads;
  @Inject private Notifications notifications;
  @Inject private Renderer renderer;
  @Inject private SharedReads shared;

  @Inject
  @ConfigProperty(name = "paopao.pages.rail-life")
  private Duration railLife;

  @SuppressWarnings("NullAway.Init") // by open()
  private LoadingCache<Boolean, Rail> hottest;

  @SuppressWarnings("NullAway.Init") // by open()
  private SharedRead<String, Rail> rail;

  @PostConstruct
  void open() {
    hottest =
        Caffeine.newBuilder()
            .expireAfterWrite(railLife)
            .build(any -> RequestContext.current().forEverybody(this::hot));
    rail = shared.open("rail", 1);
  }

  /// What was hot a moment ago may have been deleted since.
  private Rail rail() {
    return rail.get(
        "",
        () -> {
          Rail known = hottest.get(true);
          List<Long> ids = known.hot().stream().map(thread -> Long.valueOf(thread.id())).toList();
          return known.only(RequestContext.current().forEverybody(() -> threads.visible(ids)));
        });
  }

  Frame of(Visit visit, Section section) {
    return of(visit, new Place(section, visit.path(), ""), boards.all());
  }

  Frame of(Visit visit, Place place) {
    return of(visit, place, boards.all());
  }

  Frame of(Visit visit, Place place, List<Board> all) {
    Map<String, Integer> unread = visit.guest() ? Map.of() : reads.unreadByBoard();
    List<BoardLink> links =
        all.stream()
            .map(board ->
                new BoardLink(
                    board.slug(),
                    board.name(),
                    board.threadCount(),
                    unread.getOrDefault(board.slug(), 0)))
            .toList();
    return frame(visit, place, new Around(viewer(visit), links, rail()));
  }

  /// A frame that stands even when nothing else does.
  Frame forError(HttpServletRequest request) {
    Visit visit =
        Visit.find(request)
            .orElseGet(() ->
                new Visit(Language.CHINESE, Frame.Scheme.AUTO, "/", null, Csrf.token(null), false));
    Place place = new Place(Section.ELSEWHERE, visit.path(), "");
    try {
      return of(visit, place);
    } catch (RuntimeException unreachable) {
      return frame(visit, place, new Around(null, List.of(), Rail.EMPTY));
    }
  }

  String loginUrl(Visit visit) {
    return new Place(Section.ELSEWHERE, visit.path(), "").loginUrl();
  }

  static BoardLink link(Board board) {
    return new BoardLink(board.slug(), board.name(), board.threadCount(), 0);
  }

  private record Around(@Nullable Viewer viewer, List<BoardLink> boards, Rail rail) {}

  private Frame frame(Visit visit, Place place, Around around) {
    return new Frame(
        Messages.in(visit.language()),
        visit.scheme(),
        Instant.now(),
        renderer.assets(),
        place,
        around.viewer(),
        around.boards(),
        around.rail(),
        visit.csrf());
  }

  private @Nullable Viewer viewer(Visit visit) {
    PageSession session = visit.session();
    if (session == null) {
      return null;
    }
    User user = session.user();
    Notifications.Unread unread = notifications.unread(session.caller().id());
    return new Viewer(
        user.id(),
        People.of(user),
        user.points(),
        Math.toIntExact(Math.min(unread.count(), Integer.MAX_VALUE)),
        Watch.of(unread.position()),
        session.caller().isModerator());
  }

  private Rail hot() {
    ThreadQuery query = new ThreadQuery(null, null, null, ThreadSort.HOT, null, HOT_THREADS);
    List<Rail.HotThread> hot =
        threads.list(query).items().stream()
            .map(t -> new Rail.HotThread(t.id(), t.title(), (int) t.replyCount()))
            .toList();
    return new Rail(List.of(), 0, hot, threads.commonTags(TAGS).stream().map(Tag::new).toList());
  }
}
