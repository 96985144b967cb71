package io.paopao.pages.web;

import io.paopao.media.Medium;
import io.paopao.pages.view.Person;
import io.paopao.pages.view.Person.Standing;
import io.paopao.users.Author;
import io.paopao.users.User;
import io.paopao.users.Users;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The people on one page, with their standing.
record People(Map<Long, User> known) {

  private static final int REGULAR_FROM = 3;

  static People of(Users users, Collection<Author> authors) {
    List<Long> ids = authors.stream().map(a -> Long.valueOf(a.id())).distinct().toList();
    return new People(users.byId(ids));
  }

  Person person(Author author) {
    User user = known.get(Long.valueOf(author.id()));
    return user == null ? plain(author) : of(user);
  }

  static Person of(User user) {
    return new Person(user.handle(), user.displayName(), standing(user), avatar(user.avatarUrl()));
  }

  /// Someone of whom no more than the name is known.
  static Person plain(Author author) {
    return new Person(
        author.handle(), author.displayName(), Standing.MEMBER, avatar(author.avatarUrl()));
  }

  /// A picture elsewhere would tell its server who reads here.
  private static @Nullable String avatar(@Nullable String url) {
    return Medium.isUrl(url) ? url : null;
  }

  private static Standing standing(User user) {
    if (user.roles().contains("admin")) {
      return Standing.ADMIN;
    }
    if (user.roles().contains("moderator")) {
      return Standing.MODERATOR;
    }
    return user.trustLevel() >= REGULAR_FROM ? Standing.REGULAR : Standing.MEMBER;
  }
}
