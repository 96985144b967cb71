package io.paopao.posts.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What moderators change about a thread. The lists' table follows each change.
public record ThreadMarks(Handle handle) {

  /// A mark that is on or off.
  public enum Mark {
    LOCKED,
    PINNED,
    FEATURED
  }

  /// @return whether the thread was not marked so before
  public boolean set(long thread, Mark mark, boolean on) {
    String update =
        switch (mark) {
          case LOCKED ->
              "UPDATE posts.thread SET locked = :on, version = version + 1 WHERE id = :id AND"
                  + " locked <> :on";
          case PINNED ->
              "UPDATE posts.thread SET pinned = :on, version = version + 1 WHERE id = :id AND"
                  + " pinned <> :on";
          case FEATURED ->
              "UPDATE posts.thread SET featured = :on, version = version + 1 WHERE id = :id AND"
                  + " featured <> :on";
        };
    boolean changed = handle.createUpdate(update).bind("on", on).bind("id", thread).execute() == 1;
    if (changed && mark == Mark.PINNED) {
      handle.execute("UPDATE posts.thread_stats SET pinned = ? WHERE thread = ?", on, thread);
    }
    return changed;
  }

  public void move(ThreadRow thread, String board) {
    handle.execute(
        "UPDATE posts.thread SET board = ?, version = version + 1 WHERE id = ?",
        board,
        thread.id());
    handle.execute("UPDATE posts.thread_stats SET board = ? WHERE thread = ?", board, thread.id());
    BoardStore boards = new BoardStore(handle);
    boards.count(thread.board(), -1);
    boards.count(board, 1);
  }

  /// @param by who deletes it now, or null to restore it
  /// @return whether it was not so before
  public boolean delete(ThreadRow thread, @Nullable Long by, Instant now) {
    boolean changed =
        handle
                .createUpdate(
                    """
                    UPDATE posts.thread SET deleted_at = :at, deleted_by = :by,
                      version = version + 1
                    WHERE id = :id AND (deleted_at IS NULL) = :visible
                    """)
                .bind("at", by == null ? null : Times.utc(now))
                .bind("by", by)
                .bind("id", thread.id())
                .bind("visible", by != null)
                .execute()
            == 1;
    if (changed) {
      handle.execute(
          "UPDATE posts.thread_stats SET visible = ? WHERE thread = ?", by == null, thread.id());
      new BoardStore(handle).count(thread.board(), by == null ? 1 : -1);
    }
    return changed;
  }
}
