package io.paopao.points.messaging;

import io.paopao.platform.events.Delivery;
import io.paopao.platform.events.EventListener;
import io.paopao.platform.sql.Transaction;
import io.paopao.points.Ledger;
import io.paopao.points.Ledger.Deed;
import io.paopao.points.PostPoints;
import io.paopao.points.PostPoints.Change;
import io.paopao.points.domain.MovementKind;
import io.paopao.posts.Post;
import io.paopao.posts.PostEvent;
import io.paopao.posts.PostEvent.PostDeleted;
import io.paopao.posts.PostEvent.PostPublished;
import io.paopao.posts.PostEvent.PostRestored;
import io.paopao.posts.PostEvent.ReactionChanged;
import io.paopao.posts.PostEvent.ThreadDeleted;
import io.paopao.posts.PostEvent.ThreadRestored;
import io.paopao.posts.PostEvent.ThreadStarted;
import io.paopao.users.UserEvent;
import io.paopao.users.UserEvent.UserRegistered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Gives points for what members do in the forum, and takes them back with deleted posts.
@ApplicationScoped
public class ForumEarnings implements EventListener {

  private static final String THANKS = "thanks";

  private final Ledger ledger;
  private final PostPoints posts;

  @Inject
  ForumEarnings(Ledger ledger, PostPoints posts) {
    this.ledger = ledger;
    this.posts = posts;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected ForumEarnings() {
    this(null, null);
  }

  @Override
  public String name() {
    return "points-earnings";
  }

  @Override
  public Set<String> topics() {
    return Set.of("posts.events", "users.events");
  }

  @Override
  public void on(Transaction tx, Delivery delivery) {
    Instant at = delivery.occurredAt();
    Optional<Deed> posted = delivery.as(PostEvent.class).flatMap(event -> deed(event, at));
    Optional<Deed> joined = delivery.as(UserEvent.class).flatMap(event -> deed(event, at));
    posted.or(() -> joined).ifPresent(deed -> ledger.earn(tx, deed));
    delivery.as(PostEvent.class).ifPresent(event -> change(tx, event, delivery));
  }

  private void change(Transaction tx, PostEvent event, Delivery delivery) {
    switch (event) {
      case PostDeleted e -> posts.deleted(tx, reply(e.post(), delivery));
      case PostRestored e -> posts.restored(tx, reply(e.post(), delivery));
      case ThreadDeleted e -> posts.deleted(tx, thread(e.place(), delivery));
      case ThreadRestored e -> posts.restored(tx, thread(e.place(), delivery));
      default -> {}
    }
  }

  private static Change reply(Post post, Delivery delivery) {
    long author = Long.parseLong(post.author().id());
    return new Change(MovementKind.REPLY, post.id(), author, delivery.id(), delivery.occurredAt());
  }

  private static Change thread(PostEvent.Place place, Delivery delivery) {
    long author = Long.parseLong(place.threadAuthorId());
    return new Change(
        MovementKind.THREAD, place.threadId(), author, delivery.id(), delivery.occurredAt());
  }

  private static Optional<Deed> deed(PostEvent event, Instant at) {
    return switch (event) {
      case ThreadStarted e ->
          deed(MovementKind.THREAD, e.place().threadId(), e.post().author().id(), at);
      case PostPublished e -> deed(MovementKind.REPLY, e.post().id(), e.post().author().id(), at);
      case ReactionChanged e when isThanks(e) ->
          deed(MovementKind.THANKED, e.postId() + ":" + e.actorId(), e.postAuthorId(), at);
      default -> Optional.empty();
    };
  }

  private static Optional<Deed> deed(UserEvent event, Instant at) {
    return event instanceof UserRegistered
        ? deed(MovementKind.WELCOME, event.user().id(), event.user().id(), at)
        : Optional.empty();
  }

  private static Optional<Deed> deed(
      MovementKind kind, String reference, String member, Instant at) {
    return Optional.of(Deed.once(kind, reference, Long.parseLong(member), at));
  }

  /// Nobody earns by thanking themselves.
  private static boolean isThanks(ReactionChanged event) {
    return event.added()
        && event.name().equals(THANKS)
        && !event.actorId().equals(event.postAuthorId());
  }
}
