package io.paopao.notifications;

import io.paopao.users.Author;
import io.paopao.users.Relations;
import io.paopao.users.User;
import io.paopao.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/// Who did what others are told of, as the accounts stand now.
@ApplicationScoped
public class Actors {

  private final Users users;
  private final Relations relations;

  @Inject
  Actors(Users users, Relations relations) {
    this.users = users;
    this.relations = relations;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Actors() {
    this(null, null);
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
}
