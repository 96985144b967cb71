package io.paopao.notifications;

import io.paopao.platform.Caller;
import io.paopao.platform.Role;
import io.paopao.posts.Boards;
import io.paopao.posts.Threads;
import io.paopao.users.Author;
import io.paopao.users.Relations;
import io.paopao.users.User;
import io.paopao.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/// Who did what others are told of, as the accounts stand now, and who may hear of it.
@ApplicationScoped
public class Actors {

  private final Users users;
  private final Relations relations;
  private final Boards boards;
  private final Threads threads;

  @Inject
  Actors(Users users, Relations relations, Boards boards, Threads threads) {
    this.users = users;
    this.relations = relations;
    this.boards = boards;
    this.threads = threads;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Actors() {
    this(null, null, null, null);
  }

  /// The profiles of these accounts; one that is gone has no name.
  public LongFunction<Author> profiles(Collection<Long> ids) {
    Map<Long, User> known = users.byId(ids);
    return id -> {
      User user = known.get(id);
      return user == null ? new Author(String.valueOf(id), "", "", null) : Author.of(user);
    };
  }

  public Author profile(long id) {
    return profiles(List.of(id)).apply(id);
  }

  /// Whether the owner does not want to hear of the actor.
  public boolean isBlocked(long owner, long actor) {
    return relations.blockedBy(owner).contains(actor);
  }

  /// Those of the threads that the caller may read.
  public Set<Long> readable(List<Long> threadIds) {
    return Set.copyOf(threads.visible(threadIds));
  }

  /// Whether the owner may know of what happens on the board.
  public boolean mayRead(long owner, String board) {
    return boards.isReadable(board, Caller.ANONYMOUS)
        || users.byId(owner).filter(user -> boards.isReadable(board, caller(user))).isPresent();
  }

  private static Caller caller(User user) {
    return new Caller(Long.parseLong(user.id()), user.handle(), Role.of(user.roles().getLast()), 0);
  }
}
