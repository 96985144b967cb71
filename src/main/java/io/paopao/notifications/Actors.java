package io.paopao.notifications;

import io.paopao.users.Author;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/// Who did what others are told of, as the accounts stand now.
@ApplicationScoped
public class Actors {

  /// The profiles of these accounts; one that is gone has no name.
  public LongFunction<Author> profiles(Collection<Long> ids) {
    Map<Long, Author> known = Map.of();
    return id -> {
      Author author = known.get(id);
      return author == null ? nobody(id) : author;
    };
  }

  public Author profile(long id) {
    return profiles(List.of(id)).apply(id);
  }

  /// Whether the owner does not want to hear of the actor.
  public boolean isBlocked(long owner, long actor) {
    return false;
  }

  private static Author nobody(long id) {
    return new Author(String.valueOf(id), "", "", null);
  }
}
