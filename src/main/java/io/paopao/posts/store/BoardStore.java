package io.paopao.posts.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/// The boards and their counts.
public record BoardStore(Handle handle) {

  private static final int SHARDS = 16;

  private static final String SELECT =
      """
      SELECT b.slug, b.name, b.name_en, b.description, b.description_en, b.colour, b.private, b.sort,
        (SELECT COALESCE(SUM(c.threads), 0) FROM posts.board_count c WHERE c.board = b.slug) AS threads
      FROM posts.board b
      """;

  /// All but the hidden ones, in their order.
  public List<BoardRow> all(Set<String> hidden) {
    Query query = handle.createQuery(SELECT + but(hidden) + " ORDER BY b.sort, b.slug");
    return Hidden.bind(query, hidden).map((row, context) -> board(row)).list();
  }

  public List<String> slugs(Set<String> hidden) {
    Query query = handle.createQuery("SELECT b.slug FROM posts.board b" + but(hidden));
    return Hidden.bind(query, hidden).mapTo(String.class).list();
  }

  public Optional<BoardRow> find(String slug, Set<String> hidden) {
    return hidden.contains(slug)
        ? Optional.empty()
        : handle
            .createQuery(SELECT + " WHERE b.slug = :slug")
            .bind("slug", slug)
            .map((row, context) -> board(row))
            .findOne();
  }

  /// A board, whoever may see it, which stays as it is until the transaction ends.
  public Optional<BoardRow> lock(String slug) {
    boolean known =
        handle
            .createQuery("SELECT slug FROM posts.board WHERE slug = :slug FOR UPDATE")
            .bind("slug", slug)
            .mapTo(String.class)
            .findOne()
            .isPresent();
    return known ? find(slug, Set.of()) : Optional.empty();
  }

  /// @return whether neither its slug nor its name was taken
  public boolean insert(BoardRow board) {
    return bound(
            handle.createUpdate(
                """
                INSERT IGNORE INTO posts.board (slug, name, name_en, description, description_en,
                  colour, sort, private)
                VALUES (:slug, :name, :nameEn, :description, :descriptionEn, :colour, :sort, :private)
                """),
            board)
        == 1;
  }

  /// @return whether its name was not taken
  public boolean update(BoardRow board) {
    boolean taken =
        handle
                .createQuery(
                    "SELECT COUNT(*) FROM posts.board WHERE name = :name AND slug <> :slug")
                .bind("name", board.zh().name())
                .bind("slug", board.slug())
                .mapTo(Long.class)
                .one()
            > 0;
    if (!taken) {
      bound(
          handle.createUpdate(
              """
              UPDATE posts.board SET name = :name, name_en = :nameEn, description = :description,
                description_en = :descriptionEn, colour = :colour, sort = :sort, private = :private
              WHERE slug = :slug
              """),
          board);
    }
    return !taken;
  }

  private static int bound(Update update, BoardRow board) {
    return update
        .bind("slug", board.slug())
        .bind("name", board.zh().name())
        .bind("nameEn", board.en().name())
        .bind("description", board.zh().description())
        .bind("descriptionEn", board.en().description())
        .bind("colour", board.colour())
        .bind("sort", board.sort())
        .bind("private", board.hidden())
        .execute();
  }

  private static String but(Set<String> hidden) {
    return Hidden.but(" WHERE", "b.slug", hidden);
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
        row.getLong("threads"),
        row.getInt("sort"));
  }
}
