package io.paopao.notifications.store;

/// The counters of one owner.
///
/// @param lastNumber the number of the newest notification
/// @param readThrough every notification up to this number is read
record Inbox(long owner, long unread, long lastNumber, long readThrough) {

  Inbox withNext() {
    return new Inbox(owner, unread + 1, lastNumber + 1, readThrough);
  }

  Inbox withUnread(long count) {
    return new Inbox(owner, count, lastNumber, readThrough);
  }

  Inbox allRead() {
    return new Inbox(owner, 0, lastNumber, lastNumber);
  }
}
