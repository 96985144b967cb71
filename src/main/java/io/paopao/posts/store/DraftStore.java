package io.paopao.posts.store;

import io.paopao.posts.Draft;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What people have not finished.
public record DraftStore(Handle handle) {

  public Optional<Draft> find(long account, String key) {
    return handle
        .createQuery(
            """
            SELECT name, body, title, board, sequence, updated_at FROM posts.draft
            WHERE account = :account AND name = :key
            """)
        .bind("account", account)
        .bind("key", key)
        .map((row, context) ->
            new Draft(
                row.getString("name"),
                row.getString("body"),
                row.getString("title"),
                row.getString("board"),
                row.getLong("sequence"),
                Times.at(row, "updated_at")))
        .findOne();
  }

  /// Writes the draft unless a stored one has the same or a newer sequence.
  ///
  /// @return whether it was written
  public boolean save(long account, Draft draft) {
    return handle
            .createUpdate(
                """
                INSERT INTO posts.draft (account, name, body, title, board, sequence, updated_at)
                VALUES (:account, :key, :body, :title, :board, :sequence, :at)
                ON DUPLICATE KEY UPDATE
                  body = IF(sequence < VALUES(sequence), VALUES(body), body),
                  title = IF(sequence < VALUES(sequence), VALUES(title), title),
                  board = IF(sequence < VALUES(sequence), VALUES(board), board),
                  updated_at = IF(sequence < VALUES(sequence), VALUES(updated_at), updated_at),
                  sequence = GREATEST(sequence, VALUES(sequence))
                """)
            .bind("account", account)
            .bind("key", draft.key())
            .bind("body", draft.body())
            .bind("title", draft.title())
            .bind("board", draft.board())
            .bind("sequence", draft.sequence())
            .bind("at", Times.utc(draft.updatedAt()))
            .execute()
        > 0;
  }

  public void remove(long account, String key) {
    handle.execute("DELETE FROM posts.draft WHERE account = ? AND name = ?", account, key);
  }
}
