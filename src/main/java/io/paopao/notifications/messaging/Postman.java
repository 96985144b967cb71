package io.paopao.notifications.messaging;

import io.paopao.notifications.Actors;
import io.paopao.notifications.messaging.Audience.Listener;
import io.paopao.notifications.store.Cause;
import io.paopao.notifications.store.Inboxes;
import io.paopao.notifications.store.PreferenceStore;
import io.paopao.platform.sql.Transaction;
import io.paopao.users.Author;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Delivers news to those who want it.
@ApplicationScoped
class Postman {

  private final Inboxes inboxes;
  private final PreferenceStore preferences;
  private final Actors actors;

  @Inject
  Postman(Inboxes inboxes, PreferenceStore preferences, Actors actors) {
    this.inboxes = inboxes;
    this.preferences = preferences;
    this.actors = actors;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Postman() {
    this(null, null, null);
  }

  /// What somebody did.
  ///
  /// @param board whose readers alone may hear of it
  record News(String board, Cause cause, Author actor) {}

  /// Tells each of them once, for the first reason that they want to be told.
  ///
  /// @param news where it happened and what
  void tell(Transaction tx, List<Listener> listeners, News news) {
    Cause cause = news.cause();
    for (Listener listener : listeners) {
      if (isWelcome(tx, listener, cause.actor())
          && actors.mayRead(listener.owner(), news.board())) {
        inboxes.deliver(tx, listener.owner(), cause.as(listener.kind()), news.actor());
      }
    }
  }

  private boolean isWelcome(Transaction tx, Listener listener, long actor) {
    return preferences.of(tx.handle(), listener.owner()).wants(listener.kind())
        && !actors.isBlocked(listener.owner(), actor);
  }
}
