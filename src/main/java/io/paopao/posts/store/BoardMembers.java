package io.paopao.posts.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Who may read private boards.
public record BoardMembers(Handle handle) {

  private static final String HIDDEN =
      """
      SELECT b.slug FROM posts.board b
      WHERE b.private AND NOT EXISTS (SELECT 1 FROM posts.board_member m
        WHERE m.board = b.slug AND m.account = :account)
      """;

  /// The private boards of which the account is no member.
  public Set<String> hiddenFrom(long account) {
    return Set.copyOf(
        handle.createQuery(HIDDEN).bind("account", account).mapTo(String.class).list());
  }

  /// Whether it is a private board of which the account is no member.
  public boolean isHidden(String board, long account) {
    return handle
        .createQuery(HIDDEN + " AND b.slug = :board")
        .bind("account", account)
        .bind("board", board)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /// Those of the boards that are private.
  public Set<String> hidden(Collection<String> boards) {
    return Set.copyOf(
        handle
            .createQuery("SELECT slug FROM posts.board WHERE private AND slug IN (<boards>)")
            .bindList("boards", boards)
            .mapTo(String.class)
            .list());
  }

  /// Those of the accounts that are members, by board.
  public Map<String, Set<Long>> among(Collection<String> boards, Collection<Long> accounts) {
    return handle
        .createQuery(
            """
            SELECT board, account FROM posts.board_member
            WHERE board IN (<boards>) AND account IN (<accounts>)
            """)
        .bindList("boards", boards)
        .bindList("accounts", accounts)
        .map((row, _) -> Map.entry(row.getString("board"), row.getLong("account")))
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
  }

  public void add(String board, long account, Instant now) {
    handle.execute(
        "INSERT IGNORE INTO posts.board_member (board, account, created_at) VALUES (?, ?, ?)",
        board,
        account,
        Times.utc(now));
  }

  public void remove(String board, long account) {
    handle.execute(
        "DELETE FROM posts.board_member WHERE board = ? AND account = ?", board, account);
  }

  /// Accounts above that id, in their order.
  public List<Long> after(String board, long account, int count) {
    return handle
        .createQuery(
            """
            SELECT account FROM posts.board_member
            WHERE board = :board AND account > :account ORDER BY account LIMIT :count
            """)
        .bind("board", board)
        .bind("account", account)
        .bind("count", count)
        .mapTo(Long.class)
        .list();
  }
}
