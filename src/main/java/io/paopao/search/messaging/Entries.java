package io.paopao.search.messaging;

import io.paopao.posts.Post;
import io.paopao.posts.PostEvent.Place;
import io.paopao.search.index.Entry;
import io.paopao.search.index.Kind;
import io.paopao.users.User;

/// What can be found of threads, posts and people.
final class Entries {

  private Entries() {}

  /// @param text the first post without markup
  static Entry thread(Place place, Post first, String text) {
    return entry(Kind.THREAD, place, first, text);
  }

  /// @param text the post without markup
  static Entry post(Place place, Post post, String text) {
    return entry(Kind.POST, place, post, text);
  }

  static Entry user(User user) {
    return Entry.user(user.id(), user.handle(), user.displayName(), user.createdAt());
  }

  private static Entry entry(Kind kind, Place place, Post post, String text) {
    return new Entry(
        kind,
        kind == Kind.THREAD ? place.threadId() : post.id(),
        place.threadId(),
        post.id(),
        place.board(),
        post.author().handle(),
        place.tags(),
        post.createdAt(),
        place.title(),
        text);
  }
}
