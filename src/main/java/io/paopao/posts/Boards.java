package io.paopao.posts;

import io.paopao.platform.Position;
import io.paopao.platform.Positions;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.sql.Database;
import io.paopao.posts.store.BoardRow;
import io.paopao.posts.store.BoardStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The boards, in the language of whoever asks.
@ApplicationScoped
public class Boards {

  private final Database database;
  private final Positions positions;

  @Inject
  Boards(Database database, Positions positions) {
    this.database = database;
    this.positions = positions;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Boards() {
    this(null, null);
  }

  static String channel(String slug) {
    return "board:" + slug;
  }

  public List<Board> all() {
    return database.read(handle -> {
      BoardStore boards = new BoardStore(handle);
      Map<String, Position> at =
          positions.at(handle, boards.slugs().stream().map(Boards::channel).toList());
      return boards.all().stream().map(row -> board(row, at.get(channel(row.slug())))).toList();
    });
  }

  /// @throws Problem 404
  public Board find(String slug) {
    return database.read(handle -> {
      Position position = positions.at(handle, channel(slug));
      return new BoardStore(handle)
          .find(slug)
          .map(row -> board(row, position))
          .orElseThrow(Problem::notFound);
    });
  }

  /// Whether everyone may read and watch the board.
  public boolean isReadable(String slug) {
    return database.read(handle -> new BoardStore(handle).find(slug)).isPresent();
  }

  private static Board board(BoardRow row, @Nullable Position position) {
    boolean english =
        RequestContext.current().locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    BoardRow.Text text = english ? row.en() : row.zh();
    return new Board(
        row.slug(), text.name(), text.description(), row.colour(), row.threads(), position);
  }
}
