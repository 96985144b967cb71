package io.paopao.notifications.messaging;

import io.paopao.notifications.Kind;
import io.paopao.notifications.store.Cause;
import io.paopao.posts.Post;
import io.paopao.posts.PostEvent;
import io.paopao.posts.PostEvent.PostEdited;
import io.paopao.posts.PostEvent.PostPublished;
import io.paopao.posts.PostEvent.ReactionChanged;
import io.paopao.posts.PostEvent.ReportsDecided;
import io.paopao.posts.PostEvent.ThreadStarted;
import io.paopao.posts.PostEvent.Told;
import java.time.Instant;

/// What events say of the deed that people are told of.
final class Causes {

  private static final int TITLE = 490;
  private static final int EXCERPT = 160;

  private Causes() {}

  static Cause of(ThreadStarted event, Instant at) {
    return written(event.place(), event.post(), event.text(), at);
  }

  static Cause of(PostPublished event, Instant at) {
    return written(event.place(), event.post(), event.text(), at);
  }

  static Cause of(PostEdited event, Instant at) {
    return written(event.place(), event.post(), event.text(), at);
  }

  static Cause of(ReactionChanged event, Instant at) {
    return new Cause(
        Kind.REACTION,
        Long.parseLong(event.actorId()),
        subject(event.place(), event.postId()),
        event.name(),
        "",
        at);
  }

  static Cause of(ReportsDecided event, Told told, Instant at) {
    return new Cause(
        Kind.REPORT,
        Long.parseLong(event.moderatorId()),
        subject(event.place(), event.postId()),
        event.action() + ":" + told.reportId(),
        "",
        at);
  }

  static String title(PostEvent.Place place) {
    return Excerpt.of(place.title(), TITLE);
  }

  private static Cause written(PostEvent.Place place, Post post, String text, Instant at) {
    return new Cause(
        Kind.REPLY,
        Long.parseLong(post.author().id()),
        subject(place, post.id()),
        "",
        Excerpt.of(text, EXCERPT),
        at);
  }

  private static Cause.Subject subject(PostEvent.Place place, String post) {
    return new Cause.Subject(Long.parseLong(place.threadId()), Long.parseLong(post), title(place));
  }
}
