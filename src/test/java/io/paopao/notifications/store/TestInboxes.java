package io.paopao.notifications.store;

/// Inboxes as the container would make them.
public final class TestInboxes {

  private TestInboxes() {}

  public static Inboxes create() {
    return new Inboxes(new InboxStore(), new NotificationStore(), new SubjectStore());
  }
}
