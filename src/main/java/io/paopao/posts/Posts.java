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
import io.paopao.platform.redis.CachedJson;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.SharedRead;
import io.paopao.platform.sql.Transaction;
import io.paopao.posts.store.DeltaStore;
import io.paopao.posts.store.PostLists;
import io.paopao.posts.store.PostRow;
import io.paopao.posts.store.PostStore;
import io.paopao.posts.store.ThreadRow;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Posts: replying, and reading what was written.
@ApplicationScoped
public class Posts {

  @Inject private Database database;
  @Inject private Positions positions;
  @Inject private Reading reading;
  @Inject private Writing writing;
  @Inject private Folding folding;
  @Inject private PostCache cache;
  @Inject private Media media;
  @Inject private PublicReads shared;

  @SuppressWarnings("NullAway.Init") // by open()
  private SharedRead<Question, Listing<Post>> lists;

  /// Which posts somebody asks for.
  private record Question(long thread, PostSort sort, @Nullable Cursor after, int limit) {}

  @PostConstruct
  void open() {
    lists = shared.openOfThread("post-lists", Question::thread);
  }

  /// @throws Problem 404, 403 `thread.locked`, 422
  public Post reply(long thread, NewPost wish) {
    Writing.Written written = writing.written(Body.require(wish.body()));
    Caller caller = RequestContext.current().caller();
    return database.write(tx -> {
      ThreadRow into = Threads.visibleThread(tx.handle(), thread);
      PostingPolicy.check(
          caller,
          into,
          PostingPolicy.LOCKED_THREADS_ARE_CLOSED,
          PostingPolicy.DELETED_THREADS_TAKE_NO_POSTS);
      PostRow parent = parent(tx.handle(), into, wish.replyTo());
      PostRow.Place place =
          new PostRow.Place(Ids.next(), thread, parent == null ? null : parent.id());
      PostRow post = PostRow.written(place, caller.id(), written.content(), Threads.now());
      return publish(tx, into, new Reply(post, parent, written));
    });
  }

  private record Reply(PostRow post, @Nullable PostRow parent, Writing.Written written) {}

  private Post publish(Transaction tx, ThreadRow thread, Reply reply) {
    PostRow row = reply.post();
    new PostStore(tx.handle()).insert(List.of(row));
    media.use(tx, mediaPlace(row), row.content().body());
    new DeltaStore(tx.handle()).reply(thread.id(), row.author(), row.life().createdAt());
    Post post = reading.post(row);
    PostRow parent = reply.parent();
    tx.publish(
        new PostEvent.PostPublished(
            Threads.place(thread),
            post,
            reply.written().content().text(),
            reply.written().mentions(),
            parent == null ? null : String.valueOf(parent.author())));
    tx.afterCommit(folding::wake);
    return post;
  }

  /// How a post is called among those who refer to media.
  static String mediaPlace(PostRow post) {
    return "post:" + post.id();
  }

  /// @throws Problem 404
  public Post find(long id) {
    return reading.post(database.read(handle -> visible(handle, id)));
  }

  /// The post as ready JSON.
  ///
  /// @throws Problem 404
  public CachedJson json(long id) {
    return cache.find(id).orElseThrow(Problem::notFound);
  }

  /// The post as ready JSON, when this node remembers it and everybody may see it; null when it
  /// must be looked for. Asks nobody.
  public @Nullable CachedJson remembered(long id) {
    return cache.remembered(id);
  }

  /// @param after null for the first page
  /// @throws Problem 404
  public Listing<Post> list(long thread, PostSort sort, @Nullable Cursor after, int limit) {
    Question question = new Question(thread, sort, after, limit);
    return shared.get(lists, question, () -> listed(question));
  }

  private Listing<Post> listed(Question asked) {
    Page page =
        database.read(handle -> {
          Position position = positions.at(handle, Threads.channel(asked.thread()));
          Threads.visibleThread(handle, asked.thread());
          return new Page(
              position,
              new PostLists(handle)
                  .page(asked.thread(), asked.sort(), asked.after(), asked.limit() + 1));
        });
    Slice<PostRow> rows =
        Slice.of(page.rows(), asked.limit(), row -> Cursor.of(row.sortKey(), row.id()));
    return Listing.of(rows, reading.posts(rows.items()), page.position());
  }

  /// Every so many posts of the thread one, from its first on.
  ///
  /// @throws Problem 404
  public List<Landmark> landmarks(long thread, int step) {
    return database.read(handle -> {
      Threads.visibleThread(handle, thread);
      return new PostLists(handle).landmarks(thread, step);
    });
  }

  /// Those of the ids that are posts of the thread, deleted ones among them, oldest first.
  ///
  /// @throws Problem 404
  public List<Post> find(long thread, Collection<Long> ids) {
    List<PostRow> rows =
        database.read(handle -> {
          Threads.visibleThread(handle, thread);
          return new PostStore(handle).find(ids);
        });
    return reading.posts(rows.stream().filter(row -> row.thread() == thread).toList()).stream()
        .sorted(Comparator.comparing(Post::createdAt))
        .toList();
  }

  /// How many posts of its thread were written before this one.
  ///
  /// @throws Problem 404
  public long countBefore(long id) {
    return database.read(handle -> new PostLists(handle).countBefore(visible(handle, id)));
  }

  /// Those of the posts that the caller may read; outside a request, those that everyone may.
  public List<Long> visible(Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : database.read(handle -> new PostLists(handle).visible(ids, BoardAccess.hidden(handle)));
  }

  /// The latest replies of an account that the caller may read.
  public List<RecentPost> recent(long author, int limit) {
    return database.read(
        handle -> new PostLists(handle).recent(author, BoardAccess.hidden(handle), limit));
  }

  private record Page(Position position, List<PostRow> rows) {}

  /// A post in a thread that the caller may see.
  static PostRow visible(Handle handle, long id) {
    PostRow post = new PostStore(handle).find(id).orElseThrow(Problem::notFound);
    Threads.visibleThread(handle, post.thread());
    return post;
  }

  private static @Nullable PostRow parent(Handle handle, ThreadRow thread, @Nullable String id) {
    if (id == null) {
      return null;
    }
    return new PostStore(handle)
        .find(id.matches("\\d{1,18}") ? Long.parseLong(id) : 0)
        .filter(post -> post.thread() == thread.id() && !post.deleted())
        .orElseThrow(() -> Problem.invalid(Problem.FieldError.of("replyTo", "post.unknown")));
  }
}
