package io.paopao.notifications.store;

import io.paopao.notifications.NotificationEvent.NotificationCreated;
import io.paopao.notifications.NotificationEvent.NotificationsRead;
import io.paopao.notifications.Notifications;
import io.paopao.platform.Cursor;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.Slice;
import io.paopao.platform.sql.Transaction;
import io.paopao.users.Author;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.LongPredicate;
import org.jdbi.v3.core.Handle;

/// Changes the notifications of an owner, their counter and what the owner's screens are told, all
/// in one transaction that holds the owner's inbox.
@ApplicationScoped
public class Inboxes {

  private final InboxStore inboxes;
  private final NotificationStore notifications;
  private final SubjectStore subjects;

  @Inject
  Inboxes(InboxStore inboxes, NotificationStore notifications, SubjectStore subjects) {
    this.inboxes = inboxes;
    this.notifications = notifications;
    this.subjects = subjects;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Inboxes() {
    this(null, null, null);
  }

  /// How many the owner has not read: one row, however many there are.
  public long unread(Handle handle, long owner) {
    return inboxes.unread(handle, owner);
  }

  /// The newest first.
  public Slice<Entry> page(Handle handle, long owner, Notifications.Query query) {
    Cursor after = query.after();
    long before = after == null ? Long.MAX_VALUE : after.key(0);
    List<Entry> rows =
        notifications.list(
            handle,
            new NotificationStore.Query(owner, query.unreadOnly(), before, query.limit() + 1));
    return Slice.of(rows, query.limit(), entry -> Cursor.of(entry.number()));
  }

  /// Tells the owner, at most once for each cause.
  public void deliver(Transaction tx, long owner, Cause cause, Author actor) {
    Inbox inbox = inboxes.lock(tx.handle(), owner).withNext();
    Entry entry = new Entry(owner, inbox.lastNumber(), Ids.next(), cause, false);
    if (notifications.insert(tx.handle(), entry)) {
      inboxes.save(tx.handle(), inbox);
      tx.publish(new NotificationCreated(String.valueOf(owner), entry.by(actor), inbox.unread()));
    }
  }

  /// Takes back what the owner was told of a reaction, unless it was read.
  public void withdraw(Transaction tx, long owner, Cause reaction) {
    Inbox inbox = inboxes.lock(tx.handle(), owner);
    if (subjects.removeUnread(tx.handle(), inbox, reaction)) {
      recount(tx, inbox, inbox.unread() - 1);
    }
  }

  /// Hides all notifications that tell of a post or thread, or shows them again.
  public void gone(Transaction tx, Scope scope, long id, boolean gone) {
    for (long owner : subjects.owners(tx.handle(), scope, id)) {
      gone(tx, owner, new Told(scope, id), gone);
    }
  }

  /// Hides the notifications that tell of a thread from those owners who may not read it any more.
  public void withhold(Transaction tx, long thread, LongPredicate from) {
    for (long owner : subjects.owners(tx.handle(), Scope.THREAD, thread)) {
      if (from.test(owner)) {
        gone(tx, owner, new Told(Scope.THREAD, thread), true);
      }
    }
  }

  private record Told(Scope scope, long id) {}

  private void gone(Transaction tx, long owner, Told of, boolean gone) {
    Inbox inbox = inboxes.lock(tx.handle(), owner);
    long before = subjects.unread(tx.handle(), inbox, of.scope(), of.id());
    subjects.markGone(tx.handle(), inbox, of.scope(), of.id(), gone);
    long after = subjects.unread(tx.handle(), inbox, of.scope(), of.id());
    if (after != before) {
      recount(tx, inbox, inbox.unread() + after - before);
    }
  }

  /// A thread has another title.
  public void retitle(Transaction tx, long thread, String title) {
    subjects.retitle(tx.handle(), thread, title);
  }

  /// A post says something else: what it said before is not kept here either.
  public void rephrase(Transaction tx, long post, String excerpt) {
    subjects.rephrase(tx.handle(), post, excerpt);
  }

  /// @throws Problem 404 when the owner has no such notification
  public void read(Transaction tx, long owner, long id) {
    Inbox inbox = inboxes.lock(tx.handle(), owner);
    if (!notifications.isVisible(tx.handle(), owner, id)) {
      throw Problem.notFound();
    }
    if (notifications.markRead(tx.handle(), inbox, id)) {
      recount(tx, inbox, inbox.unread() - 1);
    }
  }

  /// Everything so far is read, at the same cost for any number.
  public void readAll(Transaction tx, long owner) {
    Inbox inbox = inboxes.lock(tx.handle(), owner);
    inboxes.save(tx.handle(), inbox.allRead());
    if (inbox.unread() > 0) {
      tx.publish(new NotificationsRead(String.valueOf(owner), 0));
    }
  }

  private void recount(Transaction tx, Inbox inbox, long unread) {
    inboxes.save(tx.handle(), inbox.withUnread(unread));
    tx.publish(new NotificationsRead(String.valueOf(inbox.owner()), unread));
  }
}
