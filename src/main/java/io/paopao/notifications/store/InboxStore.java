package io.paopao.notifications.store;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Handle;

/// The counters of each owner.
@ApplicationScoped
class InboxStore {

  /// The owner's row, locked to the end of the transaction; made when there is none. Take it before
  /// any change of the owner's notifications.
  Inbox lock(Handle handle, long owner) {
    handle
        .createUpdate(
            """
            INSERT INTO notifications.inbox (owner) VALUES (:owner)
            ON DUPLICATE KEY UPDATE owner = :owner
            """)
        .bind("owner", owner)
        .execute();
    return handle
        .createQuery(
            """
            SELECT unread, last_number, read_through FROM notifications.inbox
            WHERE owner = :owner FOR UPDATE
            """)
        .bind("owner", owner)
        .map((rs, ctx) ->
            new Inbox(
                owner, rs.getLong("unread"), rs.getLong("last_number"), rs.getLong("read_through")))
        .one();
  }

  void save(Handle handle, Inbox inbox) {
    handle
        .createUpdate(
            """
            UPDATE notifications.inbox
            SET unread = :unread, last_number = :last, read_through = :through
            WHERE owner = :owner
            """)
        .bind("unread", inbox.unread())
        .bind("last", inbox.lastNumber())
        .bind("through", inbox.readThrough())
        .bind("owner", inbox.owner())
        .execute();
  }

  /// How many the owner has not read: one row, however many there are.
  long unread(Handle handle, long owner) {
    return handle
        .createQuery("SELECT unread FROM notifications.inbox WHERE owner = :owner")
        .bind("owner", owner)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }
}
