package io.paopao.posts;

import io.paopao.platform.Caller;
import io.paopao.platform.Position;
import io.paopao.platform.Positions;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.sql.Database;
import io.paopao.platform.sql.SharedRead;
import io.paopao.posts.store.BoardRow;
import io.paopao.posts.store.BoardStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The boards, in the language of whoever asks.
@ApplicationScoped
public class Boards {

  private final Database database;
  private final Positions positions;
  private final PublicReads shared;
  private final SharedRead<Locale, List<Board>> lists;

  @Inject
  Boards(Database database, Positions positions, PublicReads shared) {
    this.database = database;
    this.positions = positions;
    this.shared = shared;
    this.lists = shared.open("boards");
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Boards() {
    this.database = null;
    this.positions = null;
    this.shared = null;
    this.lists = null;
  }

  static String channel(String slug) {
    return "board:" + slug;
  }

  public List<Board> all() {
    return shared.get(lists, RequestContext.current().locale(), this::listed);
  }

  private List<Board> listed() {
    return database.read(handle -> {
      BoardStore boards = new BoardStore(handle);
      Set<String> hidden = BoardAccess.hidden(handle);
      Map<String, Position> at =
          positions.at(handle, boards.slugs(hidden).stream().map(Boards::channel).toList());
      return boards.all(hidden).stream()
          .map(row -> board(row, at.get(channel(row.slug()))))
          .toList();
    });
  }

  /// @throws Problem 404
  public Board find(String slug) {
    return database.read(handle -> {
      Position position = positions.at(handle, channel(slug));
      return new BoardStore(handle)
          .find(slug, BoardAccess.hidden(handle))
          .map(row -> board(row, position))
          .orElseThrow(Problem::notFound);
    });
  }

  /// Whether the caller may read and watch the board.
  public boolean isReadable(String slug) {
    return isReadable(slug, RequestContext.current().caller());
  }

  public boolean isReadable(String slug, Caller caller) {
    return database
        .read(handle -> new BoardStore(handle).find(slug, BoardAccess.hidden(handle, caller)))
        .isPresent();
  }

  /// The slugs of the private boards that the caller may not know of.
  public Set<String> hidden() {
    return database.read(BoardAccess::hidden);
  }

  private static Board board(BoardRow row, @Nullable Position position) {
    boolean english =
        RequestContext.current().locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    BoardRow.Text text = english ? row.en() : row.zh();
    return new Board(
        row.slug(),
        text.name(),
        text.description(),
        row.colour(),
        row.hidden() ? "private" : "public",
        row.threads(),
        position);
  }
}
