package io.paopao.posts.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;

/// The boards and their counts.
public record BoardStore(Handle handle) {

  private static final int SHARDS = 16;

  private static final String SELECT =
      """
      SELECT b.slug, b.name, b.name_en, b.description, b.description_en, b.colour, b.private,
        (SELECT COALESCE(SUM(c.threads), 0) FROM posts.board_count c WHERE c.board = b.slug) AS threads
      FROM posts.board b
      """;

  /// All that everyone may see, in their order.
  public List<BoardRow> all() {
    return handle
        .createQuery(SELECT + " WHERE NOT b.private ORDER BY b.sort, b.slug")
        .map((row, context) -> board(row))
        .list();
  }

  public List<String> slugs() {
    return handle
        .createQuery("SELECT slug FROM posts.board WHERE NOT private")
        .mapTo(String.class)
        .list();
  }

  public Optional<BoardRow> find(String slug) {
    return handle
        .createQuery(SELECT + " WHERE b.slug = :slug AND NOT b.private")
        .bind("slug", slug)
        .map((row, context) -> board(row))
        .findOne();
  }

  public void count(String board, int threads) {
    handle
        .createUpdate(
            """
            INSERT INTO posts.board_count (board, shard, threads) VALUES (:board, :shard, :threads)
            ON DUPLICATE KEY UPDATE threads = threads + :threads
            """)
        .bind("board", board)
        .bind("shard", ThreadLocalRandom.current().nextInt(SHARDS))
        .bind("threads", threads)
        .execute();
  }

  private static BoardRow board(ResultSet row) throws SQLException {
    return new BoardRow(
        row.getString("slug"),
        new BoardRow.Text(row.getString("name"), row.getString("description")),
        new BoardRow.Text(row.getString("name_en"), row.getString("description_en")),
        row.getString("colour"),
        row.getBoolean("private"),
        row.getLong("threads"));
  }
}
