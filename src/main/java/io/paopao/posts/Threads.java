package io.paopao.posts;

import io.paopao.media.Media;
import io.paopao.platform.Caller;
import io.paopao.platform.Cursor;
import io.paopao.platform.Ids;
import io.paopao.platform.Position;
import io.paopao.platform.Positions;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Slice;
import io.paopao.platform.Validation;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.SharedRead;
import io.paopao.platform.sql.Transaction;
import io.paopao.posts.store.BoardStore;
import io.paopao.posts.store.PostLists;
import io.paopao.posts.store.PostRow;
import io.paopao.posts.store.PostStore;
import io.paopao.posts.store.ThreadLists;
import io.paopao.posts.store.ThreadRow;
import io.paopao.posts.store.ThreadStore;
import io.paopao.users.Users;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Threads: starting them, reading one, and listing them.
@ApplicationScoped
public class Threads {

  private static final int LATEST = 300;

  @Inject private Database database;
  @Inject private Positions positions;
  @Inject private Users users;
  @Inject private Reading reading;
  @Inject private Writing writing;
  @Inject private Views views;
  @Inject private Media media;
  @Inject private PublicReads shared;

  @SuppressWarnings("NullAway.Init") // by open()
  private SharedRead<Long, ThreadDetail> details;

  @SuppressWarnings("NullAway.Init") // by open()
  private SharedRead<ThreadQuery, Listing<ThreadSummary>> lists;

  @PostConstruct
  void open() {
    details = shared.openOfThread("threads", id -> id);
    lists = shared.open("thread-lists");
  }

  /// A thread with its first post, read together.
  record Found(ThreadRow thread, PostRow first, Position position) {}

  static String channel(long id) {
    return "thread:" + id;
  }

  /// @throws Problem 422 for what may not be written
  public ThreadDetail start(NewThread wish) {
    Validation validation = new Validation();
    String title = NewThread.title(validation, wish.title());
    String body = Body.of(validation, wish.body());
    List<String> tags = NewThread.tags(validation, wish.tags());
    String board = board(validation, wish.board());
    validation.check();
    Writing.Written written = writing.written(body);
    ThreadRow.Text text = new ThreadRow.Text(title, written.excerpt(), tags);
    ThreadRow thread = ThreadRow.begun(begin(), board, text, ThreadRow.Origin.HERE);
    return database.write(tx -> start(tx, thread, written));
  }

  private ThreadDetail start(Transaction tx, ThreadRow thread, Writing.Written written) {
    PostRow first =
        PostRow.written(
            new PostRow.Place(thread.firstPost(), thread.id(), null),
            thread.author(),
            written.content(),
            thread.createdAt());
    new ThreadStore(tx.handle()).insert(thread);
    new PostStore(tx.handle()).insert(List.of(first));
    media.use(tx, Posts.mediaPlace(first), first.content().body());
    tx.publish(
        new PostEvent.ThreadStarted(
            place(thread),
            reading.thread(thread),
            reading.post(first),
            written.content().text(),
            written.mentions()));
    return reading.detail(thread, first, positions.at(tx.handle(), channel(thread.id())));
  }

  /// @throws Problem 404
  public ThreadDetail find(long id) {
    return shared.get(details, id, () -> detail(id));
  }

  /// The thread, when this node remembers it and that caller sees what everybody sees; null when it
  /// must be looked for. Asks nobody.
  public @Nullable ThreadDetail remembered(long id, Caller caller) {
    return shared.remembered(details, id, caller);
  }

  private ThreadDetail detail(long id) {
    Found found = database.read(handle -> visible(handle, id));
    return reading.detail(found.thread(), found.first(), found.position());
  }

  /// Tells that someone looks at the thread.
  public void viewed(long id) {
    views.add(id);
  }

  /// @throws Problem 404 for an unknown board
  public Listing<ThreadSummary> list(ThreadQuery query) {
    return shared.get(lists, query, () -> listed(query));
  }

  private Listing<ThreadSummary> listed(ThreadQuery query) {
    Long author =
        query.author() == null ? null : users.idsOf(List.of(query.author())).get(query.author());
    if (query.author() != null && author == null) {
      return new Listing<>(List.of(), null, null);
    }
    Page page = database.read(handle -> page(handle, query, author));
    Slice<ThreadRow> rows =
        Slice.of(page.rows(), query.limit(), row -> Cursor.of(row.sortKey(), row.id()));
    return Listing.of(rows, reading.threads(rows.items()), page.position());
  }

  /// The tags that stand on most of the latest threads, the most frequent first.
  public List<String> commonTags(int count) {
    return database.read(
        handle -> new ThreadLists(handle).commonTags(BoardAccess.hidden(handle), LATEST, count));
  }

  /// Whether somebody may read and watch the thread.
  public boolean isReadable(long id, Caller caller) {
    return !visible(List.of(id), caller).isEmpty();
  }

  /// Those of the threads that the caller may read; outside a request, those that everyone may.
  /// Deleted ones are not among them, whoever asks.
  public List<Long> visible(List<Long> ids) {
    return visible(ids, RequestContext.current().caller());
  }

  private List<Long> visible(List<Long> ids, Caller caller) {
    return ids.isEmpty()
        ? List.of()
        : database.read(
            handle -> new ThreadLists(handle).visible(ids, BoardAccess.hidden(handle, caller)));
  }

  /// All threads that everyone may read, in the order of their ids, with the words of their posts:
  /// as they are now, for whoever goes on with the events from now on.
  ///
  /// @param after the last id of the page before; 0 for the first
  public List<ThreadText> everything(long after, int limit) {
    record Rows(List<ThreadRow> threads, List<PostRow> posts) {}
    Rows rows =
        database.readPrimary(handle -> {
          List<ThreadRow> threads = new ThreadLists(handle).after(after, limit);
          return new Rows(
              threads, new PostLists(handle).of(threads.stream().map(ThreadRow::id).toList()));
        });
    return reading.words(rows.threads(), rows.posts());
  }

  private record Page(@Nullable Position position, List<ThreadRow> rows) {}

  private Page page(Handle handle, ThreadQuery query, @Nullable Long author) {
    String board = query.board();
    Set<String> hidden = BoardAccess.hidden(handle);
    Position position = board == null ? null : positions.at(handle, Boards.channel(board));
    if (board != null && new BoardStore(handle).find(board, hidden).isEmpty()) {
      throw Problem.notFound();
    }
    ThreadLists.Filter filter =
        new ThreadLists.Filter(board, query.tag(), author, board == null ? hidden : Set.of());
    return new Page(
        position,
        new ThreadLists(handle).page(filter, query.sort(), query.after(), query.limit() + 1));
  }

  Found visible(Handle handle, long id) {
    Position position = positions.at(handle, channel(id));
    ThreadRow thread = visibleThread(handle, id);
    PostRow first = new PostStore(handle).find(thread.firstPost()).orElseThrow(Problem::notFound);
    return new Found(thread, first, position);
  }

  /// A thread that the caller may see.
  static ThreadRow visibleThread(Handle handle, long id) {
    ThreadRow thread = new ThreadStore(handle).find(id).orElseThrow(Problem::notFound);
    PostingPolicy.check(
        RequestContext.current().caller(), thread, PostingPolicy.DELETED_THREADS_ARE_HIDDEN);
    BoardAccess.require(handle, thread.board());
    return thread;
  }

  static PostEvent.Place place(ThreadRow thread) {
    return new PostEvent.Place(
        String.valueOf(thread.id()),
        thread.board(),
        thread.text().title(),
        String.valueOf(thread.author()),
        thread.text().tags());
  }

  /// The present, as precise as the database keeps it.
  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  private static ThreadRow.Start begin() {
    Caller caller = RequestContext.current().caller();
    return new ThreadRow.Start(Ids.next(), Ids.next(), caller.id(), now());
  }

  private String board(Validation validation, @Nullable String slug) {
    if (slug == null || slug.isBlank()) {
      validation.add("board", "field.required");
    } else if (!database.read(handle -> isOpen(handle, slug))) {
      validation.add("board", "board.unknown");
    } else {
      return slug;
    }
    return "";
  }

  private static boolean isOpen(Handle handle, String slug) {
    return new BoardStore(handle).find(slug, BoardAccess.hidden(handle)).isPresent();
  }
}
