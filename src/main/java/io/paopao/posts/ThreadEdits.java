package io.paopao.posts;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Validation;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Transaction;
import io.paopao.posts.store.PostRow;
import io.paopao.posts.store.PostStore;
import io.paopao.posts.store.ThreadRow;
import io.paopao.posts.store.ThreadStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Another title, other tags, another beginning of a thread.
@ApplicationScoped
public class ThreadEdits {

  @Inject private Database database;
  @Inject private Reading reading;
  @Inject private Writing writing;
  @Inject private Edits edits;
  @Inject private Threads threads;

  /// What is to stand there afterwards; null leaves it as it is.
  private record Change(
      @Nullable String title, @Nullable List<String> tags, Writing.@Nullable Written written) {
    boolean changesThread() {
      return title != null || tags != null;
    }
  }

  /// @param precondition is given the thread's version and may refuse it
  /// @throws Problem 404, 403, 422
  public ThreadDetail edit(long id, ThreadChange wish, LongConsumer precondition) {
    Change change = accepted(wish);
    database.write(tx -> {
      ThreadRow old = new ThreadStore(tx.handle()).lock(id).orElseThrow(Problem::notFound);
      BoardAccess.require(tx.handle(), old.board());
      Caller caller = RequestContext.current().caller();
      PostingPolicy.check(
          caller,
          old,
          PostingPolicy.DELETED_THREADS_ARE_HIDDEN,
          PostingPolicy.THREADS_BELONG_TO_THEIR_AUTHOR,
          PostingPolicy.LOCKED_THREADS_ARE_CLOSED);
      precondition.accept(old.version());
      apply(tx, old, change);
      return id;
    });
    return threads.find(id);
  }

  private Change accepted(ThreadChange wish) {
    Validation validation = new Validation();
    String title = wish.title() == null ? null : NewThread.title(validation, wish.title());
    List<String> tags = wish.tags() == null ? null : NewThread.tags(validation, wish.tags());
    String body = wish.body() == null ? null : Body.of(validation, wish.body());
    validation.check();
    return new Change(title, tags, body == null ? null : writing.written(body));
  }

  private void apply(Transaction tx, ThreadRow old, Change change) {
    Writing.Written written = change.written();
    if (written != null) {
      PostRow first =
          new PostStore(tx.handle()).lock(old.firstPost()).orElseThrow(Problem::notFound);
      edits.rewrite(tx, old, first, written);
    }
    if (change.changesThread()) {
      ThreadStore store = new ThreadStore(tx.handle());
      ThreadRow.Text text = text(old, change);
      store.update(old.id(), text.title(), text.tags());
      store.retag(old.id(), text.tags());
      ThreadRow row = store.find(old.id()).orElseThrow();
      tx.publish(new PostEvent.ThreadChanged(Threads.place(row), reading.thread(row)));
    }
  }

  private static ThreadRow.Text text(ThreadRow old, Change change) {
    String title = change.title();
    List<String> tags = change.tags();
    return new ThreadRow.Text(
        title == null ? old.text().title() : title,
        old.text().excerpt(),
        tags == null ? old.text().tags() : tags);
  }
}
