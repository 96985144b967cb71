package io.paopao.posts;

import io.paopao.platform.Problem;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.Transaction;
import io.paopao.posts.store.BoardStore;
import io.paopao.posts.store.PostStore;
import io.paopao.posts.store.ThreadMarks;
import io.paopao.posts.store.ThreadRow;
import io.paopao.posts.store.ThreadStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// What moderators do to threads. Doing it twice changes nothing.
@ApplicationScoped
public class Moderation {

  @Inject private Database database;
  @Inject private Reading reading;
  @Inject private PostCache cache;

  /// Nobody but moderators may write in a locked thread.
  public void lock(long thread, boolean on) {
    set(thread, ThreadMarks.Mark.LOCKED, on);
  }

  /// Pinned threads stand first on their board.
  public void pin(long thread, boolean on) {
    set(thread, ThreadMarks.Mark.PINNED, on);
  }

  /// Featured threads are worth reading.
  public void feature(long thread, boolean on) {
    set(thread, ThreadMarks.Mark.FEATURED, on);
  }

  /// @throws Problem 404 for the thread, 422 for the board
  public void move(long thread, String board) {
    database.write(tx -> {
      ThreadRow row = new ThreadStore(tx.handle()).lock(thread).orElseThrow(Problem::notFound);
      if (new BoardStore(tx.handle()).find(board, BoardAccess.hidden(tx.handle())).isEmpty()) {
        throw Problem.invalid(Problem.FieldError.of("board", "board.unknown"));
      }
      if (!row.board().equals(board)) {
        new ThreadMarks(tx.handle()).move(row, board);
        forget(tx, thread);
        changed(tx, thread);
      }
      return thread;
    });
  }

  /// Other people may read it now.
  private void forget(Transaction tx, long thread) {
    List<PostStore.Version> posts = new PostStore(tx.handle()).touchAll(thread);
    tx.afterCommit(() -> posts.forEach(post -> cache.forget(post.id(), post.version())));
  }

  private void set(long thread, ThreadMarks.Mark mark, boolean on) {
    database.write(tx -> {
      Threads.visibleThread(tx.handle(), thread);
      if (new ThreadMarks(tx.handle()).set(thread, mark, on)) {
        changed(tx, thread);
      }
      return thread;
    });
  }

  private void changed(Transaction tx, long thread) {
    ThreadRow row = new ThreadStore(tx.handle()).find(thread).orElseThrow();
    tx.publish(new PostEvent.ThreadChanged(Threads.place(row), reading.thread(row)));
  }
}
