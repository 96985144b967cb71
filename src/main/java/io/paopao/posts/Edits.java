package io.paopao.posts;

import io.paopao.media.Media;
import io.paopao.platform.Caller;
import io.paopao.platform.Cursor;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Slice;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Transaction;
import io.paopao.posts.store.PostRow;
import io.paopao.posts.store.PostStore;
import io.paopao.posts.store.RevisionStore;
import io.paopao.posts.store.ThreadRow;
import io.paopao.posts.store.ThreadStore;
import io.paopao.users.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Saying it better: edits of posts, and what they said before.
@ApplicationScoped
public class Edits {

  @Inject private Database database;
  @Inject private Reading reading;
  @Inject private Writing writing;
  @Inject private PostCache cache;
  @Inject private Media media;

  /// @param precondition is given the post's version and may refuse it
  /// @throws Problem 404, 403, 409 `post.deleted`, 422
  public Post edit(long id, @Nullable String body, LongConsumer precondition) {
    Writing.Written written = writing.written(Body.require(body));
    return database.write(tx -> {
      PostRow old = new PostStore(tx.handle()).lock(id).orElseThrow(Problem::notFound);
      ThreadRow thread = Threads.visibleThread(tx.handle(), old.thread());
      check(thread, old);
      precondition.accept(old.version());
      return rewrite(tx, thread, old, written);
    });
  }

  /// What the post says and has said, newest first. Of a deleted post only its author and
  /// moderators are told.
  ///
  /// @throws Problem 404
  public Slice<Revision> revisions(long id, @Nullable Cursor after, int limit) {
    Slice<RevisionStore.Row> rows =
        Slice.of(rows(id, after, limit + 1), limit, row -> Cursor.of(row.version()));
    Map<Long, User> editors =
        reading.authors(rows.items().stream().map(RevisionStore.Row::editor).distinct().toList());
    return rows.map(row ->
        new Revision(
            row.version(), row.body(), Reading.author(row.editor(), editors), row.writtenAt()));
  }

  private List<RevisionStore.Row> rows(long id, @Nullable Cursor after, int count) {
    return database.read(handle -> {
      PostRow post = Posts.visible(handle, id);
      Caller caller = RequestContext.current().caller();
      if (post.deleted() && !caller.is(post.author()) && !caller.isModerator()) {
        throw Problem.notFound();
      }
      List<RevisionStore.Row> rows = new ArrayList<>();
      if (after == null) {
        rows.add(RevisionStore.Row.current(post));
      }
      long before = after == null ? post.version() : after.key(0);
      rows.addAll(new RevisionStore(handle).before(id, before, count - rows.size()));
      return rows;
    });
  }

  /// Replaces what the post says; the same words again change nothing.
  Post rewrite(Transaction tx, ThreadRow thread, PostRow old, Writing.Written written) {
    if (old.content().body().equals(written.content().body())) {
      return reading.post(old);
    }
    Instant now = Threads.now();
    new RevisionStore(tx.handle()).keep(old);
    PostStore posts = new PostStore(tx.handle());
    posts.edit(old.id(), written.content(), RequestContext.current().caller().id(), now);
    // what earlier versions refer to is still shown in the history
    media.use(tx, Posts.mediaPlace(old), written.content().body());
    PostRow row = posts.find(old.id()).orElseThrow();
    if (thread.firstPost() == old.id()) {
      new ThreadStore(tx.handle()).excerpt(thread.id(), written.excerpt());
    }
    Post post = reading.post(row);
    tx.publish(
        new PostEvent.PostEdited(
            Threads.place(thread), post, written.content().text(), added(old, written)));
    tx.afterCommit(() -> cache.forget(row.id(), row.version()));
    return post;
  }

  static void check(ThreadRow thread, PostRow post) {
    Caller caller = RequestContext.current().caller();
    PostingPolicy.check(
        caller,
        thread,
        post,
        PostingPolicy.POSTS_BELONG_TO_THEIR_AUTHOR,
        PostingPolicy.DELETED_POSTS_DO_NOT_CHANGE);
    PostingPolicy.check(caller, thread, PostingPolicy.LOCKED_THREADS_ARE_CLOSED);
  }

  private List<String> added(PostRow old, Writing.Written written) {
    List<String> before = writing.written(old.content().body()).mentions();
    return written.mentions().stream().filter(id -> !before.contains(id)).toList();
  }
}
