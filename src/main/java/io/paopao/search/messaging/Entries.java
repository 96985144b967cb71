package io.paopao.search.messaging;

import io.paopao.posts.Post;
import io.paopao.posts.PostEvent.Place;
import io.paopao.posts.PostText;
import io.paopao.posts.ThreadSummary;
import io.paopao.search.index.Entry;
import io.paopao.search.index.Kind;
import io.paopao.users.User;
import java.time.Instant;
import java.util.List;

/// What can be found of threads, posts and people.
final class Entries {

  private Entries() {}

  /// @param text the first post without markup
  static Entry thread(Place place, Post first, String text) {
    return entry(Kind.THREAD, place, Said.of(first, text));
  }

  /// @param text the post without markup
  static Entry post(Place place, Post post, String text) {
    return entry(Kind.POST, place, Said.of(post, text));
  }

  /// A thread with posts of it. Its first post, which is found with the thread, is the one written
  /// by the thread's author when the thread began; it need not be among them.
  static List<Entry> of(Place place, ThreadSummary thread, List<PostText> posts) {
    return posts.stream()
        .map(post -> {
          boolean first =
              post.createdAt().equals(thread.createdAt())
                  && post.author().id().equals(thread.author().id());
          return entry(first ? Kind.THREAD : Kind.POST, place, Said.of(post));
        })
        .toList();
  }

  static Entry user(User user) {
    return Entry.user(user.id(), user.handle(), user.displayName(), user.createdAt());
  }

  /// Words of someone, without markup.
  private record Said(String id, String author, String text, Instant at) {
    static Said of(Post post, String text) {
      return new Said(post.id(), post.author().handle(), text, post.createdAt());
    }

    static Said of(PostText post) {
      return new Said(post.id(), post.author().handle(), post.text(), post.createdAt());
    }
  }

  private static Entry entry(Kind kind, Place place, Said said) {
    return new Entry(
        kind,
        kind == Kind.THREAD ? place.threadId() : said.id(),
        place.threadId(),
        said.id(),
        place.board(),
        said.author(),
        place.tags(),
        said.at(),
        place.title(),
        said.text());
  }
}
