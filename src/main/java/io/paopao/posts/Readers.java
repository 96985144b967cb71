package io.paopao.posts;

import static java.util.stream.Collectors.toSet;

import io.paopao.platform.Caller;
import io.paopao.platform.sql.Database;
import io.paopao.posts.store.BoardMembers;
import io.paopao.posts.store.ThreadLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Who of many may read which threads and boards, found out for all of them at once.
@ApplicationScoped
public class Readers {

  private static final int AT_ONCE = 1_000;

  private final Database database;

  @Inject
  Readers(Database database) {
    this.database = database;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Readers() {
    this(null);
  }

  /// What some callers may read. Nobody may read a thread that is deleted or hidden.
  public static final class Readership {

    private final Map<Long, String> boards;
    private final Set<String> hidden;
    private final Map<String, Set<Long>> members;

    private Readership(
        Map<Long, String> boards, Set<String> hidden, Map<String, Set<Long>> members) {
      this.boards = boards;
      this.hidden = hidden;
      this.members = members;
    }

    /// Whether it is one of the threads that were asked for, and the caller may read it.
    public boolean thread(long id, Caller caller) {
      String board = boards.get(id);
      return board != null && board(board, caller);
    }

    /// Whether the caller, who is one of those that were asked for, may read the board.
    public boolean board(String slug, Caller caller) {
      return !hidden.contains(slug)
          || caller.isModerator()
          || members.getOrDefault(slug, Set.of()).contains(caller.id());
    }
  }

  /// @param boards those that exist
  public Readership of(
      Collection<Long> threads, Collection<String> boards, Collection<Caller> callers) {
    return database.read(handle -> {
      Map<Long, String> homes = homes(handle, List.copyOf(threads));
      Set<String> concerned = new HashSet<>(boards);
      concerned.addAll(homes.values());
      BoardMembers members = new BoardMembers(handle);
      Set<String> hidden = concerned.isEmpty() ? Set.of() : members.hidden(concerned);
      Set<Long> accounts =
          callers.stream().filter(c -> !c.isModerator()).map(Caller::id).collect(toSet());
      return new Readership(homes, hidden, among(members, hidden, List.copyOf(accounts)));
    });
  }

  private static Map<Long, String> homes(Handle handle, List<Long> threads) {
    Map<Long, String> homes = new HashMap<>();
    for (int i = 0; i < threads.size(); i += AT_ONCE) {
      homes.putAll(
          new ThreadLists(handle)
              .boards(threads.subList(i, Math.min(threads.size(), i + AT_ONCE))));
    }
    return homes;
  }

  private static Map<String, Set<Long>> among(
      BoardMembers members, Set<String> boards, List<Long> accounts) {
    Map<String, Set<Long>> among = new HashMap<>();
    for (int i = 0; !boards.isEmpty() && i < accounts.size(); i += AT_ONCE) {
      members
          .among(boards, accounts.subList(i, Math.min(accounts.size(), i + AT_ONCE)))
          .forEach(
              (board, some) -> among.computeIfAbsent(board, _ -> new HashSet<>()).addAll(some));
    }
    return among;
  }
}
