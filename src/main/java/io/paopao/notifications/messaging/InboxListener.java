package io.paopao.notifications.messaging;

import io.paopao.notifications.Actors;
import io.paopao.notifications.store.Cause;
import io.paopao.notifications.store.Inboxes;
import io.paopao.notifications.store.Scope;
import io.paopao.platform.events.Delivery;
import io.paopao.platform.events.EventListener;
import io.paopao.platform.sql.Transaction;
import io.paopao.posts.PostEvent;
import io.paopao.posts.PostEvent.PostDeleted;
import io.paopao.posts.PostEvent.PostEdited;
import io.paopao.posts.PostEvent.PostPublished;
import io.paopao.posts.PostEvent.PostRestored;
import io.paopao.posts.PostEvent.ReactionChanged;
import io.paopao.posts.PostEvent.ReportsDecided;
import io.paopao.posts.PostEvent.ThreadChanged;
import io.paopao.posts.PostEvent.ThreadDeleted;
import io.paopao.posts.PostEvent.ThreadRestored;
import io.paopao.posts.PostEvent.ThreadStarted;
import io.paopao.posts.PostEvent.Told;
import io.paopao.users.Author;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;

/// Turns what happens in threads into notifications, and keeps them true when posts change.
@ApplicationScoped
public class InboxListener implements EventListener {

  private final Postman postman;
  private final Inboxes inboxes;
  private final Actors actors;

  @Inject
  InboxListener(Postman postman, Inboxes inboxes, Actors actors) {
    this.postman = postman;
    this.inboxes = inboxes;
    this.actors = actors;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected InboxListener() {
    this(null, null, null);
  }

  @Override
  public String name() {
    return "notifications-inbox";
  }

  @Override
  public Set<String> topics() {
    return Set.of("posts.events");
  }

  @Override
  public void on(Transaction tx, Delivery delivery) {
    delivery.as(PostEvent.class).ifPresent(event -> on(tx, event, delivery.occurredAt()));
  }

  void on(Transaction tx, PostEvent event, Instant at) {
    switch (event) {
      case ThreadStarted e ->
          postman.tell(tx, Audience.of(e), news(e, Causes.of(e, at), e.post().author()));
      case PostPublished e ->
          postman.tell(tx, Audience.of(e), news(e, Causes.of(e, at), e.post().author()));
      case PostEdited e -> edited(tx, e, Causes.of(e, at));
      case PostDeleted e -> inboxes.gone(tx, Scope.POST, id(e.post().id()), true);
      case PostRestored e -> inboxes.gone(tx, Scope.POST, id(e.post().id()), false);
      case ThreadChanged e -> changed(tx, e);
      case ThreadDeleted e -> inboxes.gone(tx, Scope.THREAD, thread(e), true);
      case ThreadRestored e -> inboxes.gone(tx, Scope.THREAD, thread(e), false);
      case ReactionChanged e -> reacted(tx, e, Causes.of(e, at));
      case ReportsDecided e -> decided(tx, e, at);
    }
  }

  private void edited(Transaction tx, PostEdited event, Cause cause) {
    inboxes.rephrase(tx, cause.subject().post(), cause.excerpt());
    postman.tell(tx, Audience.of(event), news(event, cause, event.post().author()));
  }

  /// On a private board only its readers keep what they were told of the thread.
  private void changed(Transaction tx, ThreadChanged event) {
    String board = event.place().board();
    inboxes.retitle(tx, thread(event), Causes.title(event.place()));
    inboxes.withhold(tx, thread(event), owner -> !actors.mayRead(owner, board));
  }

  private static Postman.News news(PostEvent event, Cause cause, Author actor) {
    return new Postman.News(event.place().board(), cause, actor);
  }

  private void reacted(Transaction tx, ReactionChanged event, Cause cause) {
    if (event.added()) {
      postman.tell(tx, Audience.of(event), news(event, cause, actors.profile(cause.actor())));
    } else {
      inboxes.withdraw(tx, id(event.postAuthorId()), cause);
    }
  }

  /// Whoever has sent a report is told what came of it, whatever else they want to hear.
  private void decided(Transaction tx, ReportsDecided event, Instant at) {
    Author moderator = actors.profile(id(event.moderatorId()));
    for (Told told : event.reports()) {
      if (!told.reporterId().equals(event.moderatorId())) {
        inboxes.deliver(tx, id(told.reporterId()), Causes.of(event, told, at), moderator);
      }
    }
  }

  private static long thread(PostEvent event) {
    return id(event.place().threadId());
  }

  private static long id(String text) {
    return Long.parseLong(text);
  }
}
