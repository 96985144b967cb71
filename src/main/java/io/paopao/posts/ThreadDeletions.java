package io.paopao.posts;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Transaction;
import io.paopao.posts.store.PostStore;
import io.paopao.posts.store.ThreadMarks;
import io.paopao.posts.store.ThreadRow;
import io.paopao.posts.store.ThreadStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Taking whole threads out of sight, and back.
@ApplicationScoped
public class ThreadDeletions {

  @Inject private Database database;
  @Inject private Reading reading;
  @Inject private PostCache cache;

  /// @param precondition is given the thread's version and may refuse it
  /// @throws Problem 404, 403
  public void delete(long id, LongConsumer precondition) {
    database.write(tx -> {
      ThreadRow thread = Threads.visibleThread(tx.handle(), id);
      Caller caller = RequestContext.current().caller();
      PostingPolicy.check(
          caller,
          thread,
          PostingPolicy.THREADS_BELONG_TO_THEIR_AUTHOR,
          PostingPolicy.LOCKED_THREADS_ARE_CLOSED);
      precondition.accept(thread.version());
      delete(tx, thread);
      return id;
    });
  }

  /// For moderators: others do not know that the thread exists.
  ///
  /// @throws Problem 404
  public void restore(long id) {
    database.write(tx -> {
      restore(tx, Threads.visibleThread(tx.handle(), id));
      return id;
    });
  }

  void delete(Transaction tx, ThreadRow thread) {
    if (set(tx, thread, RequestContext.current().caller().id())) {
      tx.publish(new PostEvent.ThreadDeleted(Threads.place(thread)));
    }
  }

  void restore(Transaction tx, ThreadRow thread) {
    if (set(tx, thread, null)) {
      ThreadRow row = new ThreadStore(tx.handle()).find(thread.id()).orElseThrow();
      tx.publish(new PostEvent.ThreadRestored(Threads.place(row), reading.thread(row)));
    }
  }

  private boolean set(Transaction tx, ThreadRow thread, @Nullable Long by) {
    if (!new ThreadMarks(tx.handle()).delete(thread, by, Threads.now())) {
      return false;
    }
    List<PostStore.Version> posts = new PostStore(tx.handle()).touchAll(thread.id());
    tx.afterCommit(() -> posts.forEach(post -> cache.forget(post.id(), post.version())));
    return true;
  }
}
