package io.paopao.posts;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Transaction;
import io.paopao.posts.store.DeltaStore;
import io.paopao.posts.store.PostRow;
import io.paopao.posts.store.PostStore;
import io.paopao.posts.store.ThreadRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Taking posts out of sight, and back. A thread goes and comes back with its first post.
@ApplicationScoped
public class Deletions {

  @Inject private Database database;
  @Inject private Reading reading;
  @Inject private Folding folding;
  @Inject private PostCache cache;
  @Inject private ThreadDeletions threads;

  /// Deleting what is deleted changes nothing.
  ///
  /// @param precondition is given the post's version and may refuse it
  /// @throws Problem 404, 403
  public void delete(long id, LongConsumer precondition) {
    database.write(tx -> {
      PostRow post = new PostStore(tx.handle()).lock(id).orElseThrow(Problem::notFound);
      ThreadRow thread = Threads.visibleThread(tx.handle(), post.thread());
      Caller caller = RequestContext.current().caller();
      PostingPolicy.check(caller, thread, post, PostingPolicy.POSTS_BELONG_TO_THEIR_AUTHOR);
      PostingPolicy.check(caller, thread, PostingPolicy.LOCKED_THREADS_ARE_CLOSED);
      precondition.accept(post.version());
      if (thread.firstPost() == id) {
        threads.delete(tx, thread);
      } else {
        set(tx, thread, post, caller.id());
      }
      return id;
    });
  }

  /// @throws Problem 404, 403: what a moderator has deleted only moderators restore
  public Post restore(long id) {
    return database.write(tx -> {
      PostRow post = new PostStore(tx.handle()).lock(id).orElseThrow(Problem::notFound);
      ThreadRow thread = Threads.visibleThread(tx.handle(), post.thread());
      PostingPolicy.check(
          RequestContext.current().caller(),
          thread,
          post,
          PostingPolicy.POSTS_BELONG_TO_THEIR_AUTHOR,
          PostingPolicy.MODERATORS_DELETIONS_STAND);
      if (thread.firstPost() == id) {
        threads.restore(tx, thread);
      } else {
        set(tx, thread, post, null);
      }
      return reading.post(new PostStore(tx.handle()).find(id).orElseThrow());
    });
  }

  private void set(Transaction tx, ThreadRow thread, PostRow old, @Nullable Long by) {
    PostStore posts = new PostStore(tx.handle());
    if (!posts.delete(old.id(), by, Threads.now())) {
      return;
    }
    PostRow row = posts.find(old.id()).orElseThrow();
    Post post = reading.post(row);
    PostEvent.Place place = Threads.place(thread);
    new DeltaStore(tx.handle()).replies(thread.id(), by == null ? 1 : -1);
    tx.publish(
        by == null
            ? new PostEvent.PostRestored(place, post, row.content().text())
            : new PostEvent.PostDeleted(place, post));
    tx.afterCommit(() -> {
      cache.forget(row.id(), row.version());
      folding.wake();
    });
  }
}
