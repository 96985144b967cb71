package io.paopao.notifications.messaging;

import io.paopao.platform.Ids;
import io.paopao.posts.Post;
import io.paopao.posts.PostEvent.Place;
import io.paopao.posts.PostEvent.PostDeleted;
import io.paopao.posts.PostEvent.PostEdited;
import io.paopao.posts.PostEvent.PostPublished;
import io.paopao.posts.PostEvent.PostRestored;
import io.paopao.posts.PostEvent.ReactionChanged;
import io.paopao.posts.PostEvent.ThreadChanged;
import io.paopao.posts.PostEvent.ThreadDeleted;
import io.paopao.posts.PostEvent.ThreadRestored;
import io.paopao.posts.PostEvent.ThreadStarted;
import io.paopao.posts.ThreadSummary;
import io.paopao.users.Author;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A thread of one author, and what happens in it.
record Happenings(Place place) {

  static Happenings threadOf(long author) {
    return new Happenings(
        new Place(
            String.valueOf(Ids.next()),
            "java",
            "Virtual threads",
            String.valueOf(author),
            List.of()));
  }

  Happenings titled(String title) {
    return new Happenings(
        new Place(place.threadId(), place.board(), title, place.threadAuthorId(), List.of()));
  }

  Post post(long author) {
    return new Post(
        String.valueOf(Ids.next()),
        place.threadId(),
        null,
        new Author(String.valueOf(author), "u" + author, "U " + author, null),
        "body",
        "<p>body</p>",
        List.of(),
        Instant.EPOCH,
        null,
        false,
        1);
  }

  ThreadStarted started(Post first, Long... mentions) {
    return new ThreadStarted(place, summary(first), first, "How do they work?", ids(mentions));
  }

  PostPublished reply(Post post, @Nullable Long answered, Long... mentions) {
    String replyTo = answered == null ? null : String.valueOf(answered);
    return new PostPublished(place, post, "They are cheap.", ids(mentions), replyTo);
  }

  PostEdited edit(Post post, String text, Long... mentions) {
    return new PostEdited(place, post, text, ids(mentions));
  }

  PostDeleted delete(Post post) {
    return new PostDeleted(place, post);
  }

  PostRestored restore(Post post) {
    return new PostRestored(place, post, "They are cheap.");
  }

  ThreadChanged changed(Post first) {
    return new ThreadChanged(place, summary(first));
  }

  ThreadDeleted deleted() {
    return new ThreadDeleted(place);
  }

  ThreadRestored restored(Post first) {
    return new ThreadRestored(place, summary(first));
  }

  ReactionChanged reaction(Post post, long actor, boolean added) {
    return new ReactionChanged(
        place,
        post.id(),
        post.author().id(),
        String.valueOf(actor),
        "u" + actor,
        "heart",
        added,
        added ? 1 : 0);
  }

  private ThreadSummary summary(Post first) {
    return new ThreadSummary(
        place.threadId(),
        place.board(),
        place.title(),
        "",
        first.author(),
        List.of(),
        0,
        0,
        false,
        false,
        false,
        Instant.EPOCH,
        Instant.EPOCH,
        List.of());
  }

  private static List<String> ids(Long... accounts) {
    return List.of(accounts).stream().map(String::valueOf).toList();
  }
}
