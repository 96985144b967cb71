package io.paopao.posts.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
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

  /// The slug of the board that has this name in any language; it is made when there is none.
  public String named(String name) {
    return slug(name)
        .orElseGet(() -> {
          handle
              .createUpdate(
                  """
                  INSERT IGNORE INTO posts.board (slug, name, name_en, description, description_en,
                    colour, sort)
                  VALUES (:slug, :name, :name, '', '', '#64748b', 1000)
                  """)
              .bind("slug", slugOf(name))
              .bind("name", name)
              .execute();
          return slug(name).orElseThrow();
        });
  }

  private Optional<String> slug(String name) {
    return handle
        .createQuery(
            "SELECT slug FROM posts.board WHERE name = :name OR name_en = :name ORDER BY sort LIMIT"
                + " 1")
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }

  /// The Latin letters of the name, and a digest: names may have none, or the same ones.
  private static String slugOf(String name) {
    String latin =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String start = latin.length() > 40 ? latin.substring(0, 40) : latin;
    String digest = Integer.toHexString(name.hashCode());
    return start.isEmpty() ? "board-" + digest : start + "-" + digest;
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
