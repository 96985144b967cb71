package io.paopao.notifications;

import io.paopao.notifications.store.Entry;
import io.paopao.notifications.store.Inboxes;
import io.paopao.platform.Cursor;
import io.paopao.platform.Position;
import io.paopao.platform.Positions;
import io.paopao.platform.Slice;
import io.paopao.platform.sql.Database;
import io.paopao.users.Author;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What people are told of, and what of it they have read.
@ApplicationScoped
public class Notifications {

  private final Database database;
  private final Positions positions;
  private final Inboxes inboxes;
  private final Actors actors;

  @Inject
  public Notifications(Database database, Positions positions, Inboxes inboxes, Actors actors) {
    this.database = database;
    this.positions = positions;
    this.inboxes = inboxes;
    this.actors = actors;
  }

  @SuppressWarnings("NullAway") // for the client proxy only
  protected Notifications() {
    this(null, null, null, null);
  }

  /// Which of someone's notifications.
  ///
  /// @param after the last one of the page before, or null for the newest
  public record Query(boolean unreadOnly, @Nullable Cursor after, int limit) {}

  /// How many are unread, and where the channel `user:{id}` stood when they were counted.
  public record Unread(long count, Position position) {}

  private record Page(Slice<Entry> entries, Unread unread) {}

  public NotificationList list(long account, Query query) {
    Page page = readable(database.read(handle -> page(handle, account, query)));
    LongFunction<Author> profiles =
        actors.profiles(page.entries().items().stream().map(e -> e.cause().actor()).toList());
    Slice<Notification> shown = page.entries().map(e -> e.by(profiles.apply(e.cause().actor())));
    Unread unread = page.unread();
    return new NotificationList(
        shown.items(), shown.nextCursor(), unread.count(), unread.position());
  }

  /// How many are unread; costs the same for any number.
  public Unread unread(long account) {
    return database.read(handle -> unread(handle, account));
  }

  /// @throws io.paopao.platform.Problem 404 when the account has no such notification
  public void read(long account, long notification) {
    database.write(tx -> {
      inboxes.read(tx, account, notification);
      return notification;
    });
  }

  public void readAll(long account) {
    database.write(tx -> {
      inboxes.readAll(tx, account);
      return account;
    });
  }

  /// Without what happened on boards that the owner may not read any more.
  private Page readable(Page page) {
    Set<Long> threads =
        actors.readable(
            page.entries().items().stream().map(e -> e.cause().subject().thread()).toList());
    List<Entry> kept =
        page.entries().items().stream()
            .filter(e ->
                e.cause().kind() == Kind.REPORT || threads.contains(e.cause().subject().thread()))
            .toList();
    return new Page(new Slice<>(kept, page.entries().nextCursor()), page.unread());
  }

  private Page page(Handle handle, long account, Query query) {
    Unread unread = unread(handle, account);
    return new Page(inboxes.page(handle, account, query), unread);
  }

  private Unread unread(Handle handle, long account) {
    Position position = positions.at(handle, "user:" + account);
    return new Unread(inboxes.unread(handle, account), position);
  }
}
