package io.paopao.notifications.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.notifications.Actors;
import io.paopao.notifications.Notification;
import io.paopao.notifications.NotificationEvent.NotificationCreated;
import io.paopao.notifications.NotificationEvent.NotificationsRead;
import io.paopao.notifications.NotificationList;
import io.paopao.notifications.NotificationPreferences;
import io.paopao.notifications.Notifications;
import io.paopao.notifications.Preferences;
import io.paopao.notifications.store.Inboxes;
import io.paopao.notifications.store.PreferenceStore;
import io.paopao.notifications.store.TestInboxes;
import io.paopao.platform.Cursor;
import io.paopao.platform.Ids;
import io.paopao.platform.Position;
import io.paopao.platform.Problem;
import io.paopao.platform.events.Event;
import io.paopao.platform.sql.TestDatabase;
import io.paopao.posts.Post;
import io.paopao.posts.PostEvent;
import io.paopao.users.Author;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboxListenerIT {

  private final TestDatabase database = new TestDatabase();
  private final Inboxes inboxes = TestInboxes.create();
  private final PreferenceStore preferenceStore = new PreferenceStore();
  private final Strangers actors = new Strangers();
  private final Notifications notifications =
      new Notifications(
          database.database(), (handle, channel) -> new Position(channel, "e", 7), inboxes, actors);
  private final Preferences preferences = new Preferences(database.database(), preferenceStore);
  private final InboxListener listener =
      new InboxListener(new Postman(inboxes, preferenceStore, actors), inboxes, actors);

  private final long ada = Ids.next();
  private final long bob = Ids.next();
  private final long eve = Ids.next();
  private final Happenings thread = Happenings.threadOf(ada);

  /// Accounts without profiles, some of which are blocked by everyone.
  private static final class Strangers extends Actors {
    private Set<Long> blocked = Set.of();
    private Set<Long> shutOut = Set.of();

    @Override
    public boolean mayRead(long owner, String board) {
      return !shutOut.contains(owner);
    }

    @Override
    public Set<Long> readable(List<Long> threads) {
      return Set.copyOf(threads);
    }

    @Override
    public LongFunction<Author> profiles(Collection<Long> ids) {
      return id -> new Author(String.valueOf(id), "u" + id, "U " + id, null);
    }

    @Override
    public boolean isBlocked(long owner, long actor) {
      return blocked.contains(actor);
    }
  }

  @Test
  void replyIsToldToTheThreadAuthor() {
    Post post = thread.post(bob);
    hear(thread.reply(post, null));

    NotificationList list = list(ada, false, null, 20);
    assertThat(list.unreadCount()).isEqualTo(1);
    assertThat(list.position()).isEqualTo(new Position("user:" + ada, "e", 7));
    Notification told = list.items().getFirst();
    assertThat(told.kind()).isEqualTo("reply");
    assertThat(told.postId()).isEqualTo(post.id());
    assertThat(told.threadId()).isEqualTo(thread.place().threadId());
    assertThat(told.title()).isEqualTo("Virtual threads");
    assertThat(told.excerpt()).isEqualTo("They are cheap.");
    assertThat(told.createdAt()).isEqualTo(Instant.EPOCH.plusSeconds(60));
    assertThat(told.reaction()).isNull();
    assertThat(told.read()).isFalse();
  }

  @Test
  void screensOfTheOwnerAreToldWithTheNewCount() {
    Post post = thread.post(bob);
    hear(thread.reply(post, null));

    List<Event> events = database.takeEvents();
    assertThat(events).hasSize(1);
    assertThat(events.getFirst()).isInstanceOf(NotificationCreated.class);
    NotificationCreated created = (NotificationCreated) events.getFirst();
    assertThat(created.ownerId()).isEqualTo(String.valueOf(ada));
    assertThat(created.unreadCount()).isEqualTo(1);
    assertThat(created.notification().actor()).isEqualTo(post.author());
  }

  @Test
  void postThatNamesAndAnswersTellsOnceOfTheMention() {
    hear(thread.reply(thread.post(bob), ada, ada));

    assertThat(list(ada, false, null, 20).items())
        .extracting(Notification::kind)
        .containsExactly("mention");
  }

  @Test
  void replyIsToldWhereMentionsAreUnwanted() {
    preferences.save(ada, new NotificationPreferences(true, false, true));
    hear(thread.reply(thread.post(bob), null, ada));

    assertThat(preferences.of(ada)).isEqualTo(new NotificationPreferences(true, false, true));
    assertThat(list(ada, false, null, 20).items())
        .extracting(Notification::kind)
        .containsExactly("reply");
  }

  @Test
  void blockedPeopleAreNotHeard() {
    actors.blocked = Set.of(bob);
    hear(thread.reply(thread.post(bob), null));

    assertThat(notifications.unread(ada).count()).isZero();
  }

  @Test
  void editTellsOnlyThoseItNewlyNamesAndRephrasesTheRest() {
    Post post = thread.post(bob);
    hear(thread.reply(post, null));
    hear(thread.edit(post, "They were cheap.", ada, eve));

    assertThat(list(ada, false, null, 20).items())
        .singleElement()
        .extracting(Notification::excerpt)
        .isEqualTo("They were cheap.");
    assertThat(notifications.unread(eve).count()).isEqualTo(1);
  }

  @Test
  void reactionIsToldOncePerPersonAndForgottenWhenTakenBackUnread() {
    Post post = thread.post(ada);
    hear(thread.reaction(post, bob, true));
    hear(thread.reaction(post, bob, true));
    hear(thread.reaction(post, eve, true));
    hear(thread.reaction(post, bob, false));
    hear(thread.reaction(post, bob, false));

    NotificationList list = list(ada, false, null, 20);
    assertThat(list.items()).extracting(n -> n.actor().id()).containsExactly(String.valueOf(eve));
    assertThat(list.items()).extracting(Notification::reaction).containsExactly("heart");
    assertThat(list.unreadCount()).isEqualTo(1);
  }

  @Test
  void readReactionStaysWhenItIsTakenBack() {
    Post post = thread.post(ada);
    hear(thread.reaction(post, bob, true));
    notifications.readAll(ada);
    hear(thread.reaction(post, bob, false));

    assertThat(list(ada, false, null, 20).items()).hasSize(1);
    assertThat(notifications.unread(ada).count()).isZero();
  }

  @Test
  void deletedPostIsNotToldOfUntilItIsRestored() {
    Post post = thread.post(bob);
    hear(thread.reply(post, null));
    hear(thread.reply(thread.post(bob), null));
    hear(thread.delete(post));

    assertThat(notifications.unread(ada).count()).isEqualTo(1);
    assertThat(list(ada, false, null, 20).items()).hasSize(1);

    hear(thread.restore(post));
    assertThat(notifications.unread(ada).count()).isEqualTo(2);
    assertThat(list(ada, true, null, 20).items()).hasSize(2);
  }

  @Test
  void restoredThreadDoesNotBringBackItsDeletedPosts() {
    Post post = thread.post(bob);
    hear(thread.reply(post, null));
    hear(thread.reply(thread.post(bob), null));
    hear(thread.deleted());
    hear(thread.delete(post));
    assertThat(notifications.unread(ada).count()).isZero();

    hear(thread.restored(thread.post(ada)));
    assertThat(notifications.unread(ada).count()).isEqualTo(1);
  }

  @Test
  void deletionOfWhatWasReadLeavesTheCountAlone() {
    Post post = thread.post(bob);
    hear(thread.reply(post, null));
    notifications.readAll(ada);
    hear(thread.reply(thread.post(bob), null));
    hear(thread.delete(post));

    assertThat(notifications.unread(ada).count()).isEqualTo(1);
  }

  @Test
  void newTitleOfTheThreadIsShown() {
    hear(thread.started(thread.post(ada), eve));
    hear(thread.titled("Platform threads").changed(thread.post(ada)));

    assertThat(list(eve, false, null, 20).items())
        .singleElement()
        .extracting(Notification::title)
        .isEqualTo("Platform threads");
  }

  @Test
  void readingOneTakesItOffTheUnreadOnce() {
    hear(thread.reply(thread.post(bob), null));
    hear(thread.reply(thread.post(eve), null));
    database.takeEvents();
    long newest = Long.parseLong(list(ada, false, null, 1).items().getFirst().id());
    notifications.read(ada, newest);
    notifications.read(ada, newest);

    assertThat(database.takeEvents())
        .containsExactly(new NotificationsRead(String.valueOf(ada), 1));
    assertThat(list(ada, true, null, 20).items()).hasSize(1);
    assertThat(list(ada, false, null, 20).items())
        .extracting(Notification::read)
        .containsExactly(true, false);
  }

  @Test
  void foreignAndHiddenNotificationsAreUnknown() {
    Post post = thread.post(bob);
    hear(thread.reply(post, null));
    long id = Long.parseLong(list(ada, false, null, 1).items().getFirst().id());

    assertThatThrownBy(() -> notifications.read(eve, id)).isInstanceOf(Problem.class);
    hear(thread.delete(post));
    assertThatThrownBy(() -> notifications.read(ada, id)).isInstanceOf(Problem.class);
  }

  @Test
  void readingAllLeavesNothingUnreadAndLaterOnesCount() {
    hear(thread.reply(thread.post(bob), null));
    hear(thread.reply(thread.post(bob), null));
    database.takeEvents();
    notifications.readAll(ada);
    notifications.readAll(ada);

    assertThat(database.takeEvents())
        .containsExactly(new NotificationsRead(String.valueOf(ada), 0));
    assertThat(list(ada, true, null, 20).items()).isEmpty();
    hear(thread.reply(thread.post(bob), null));
    assertThat(list(ada, true, null, 20).items()).hasSize(1);
    assertThat(notifications.unread(ada).count()).isEqualTo(1);
  }

  @Test
  void pagesFollowEachOtherNewestFirst() {
    for (int i = 0; i < 5; i++) {
      hear(thread.reply(thread.post(bob), null));
    }
    NotificationList first = list(ada, false, null, 3);
    NotificationList second = list(ada, false, Cursor.parse(first.nextCursor(), 1), 3);

    assertThat(first.items()).hasSize(3);
    assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
    assertThat(second.nextCursor()).isNull();
  }

  private NotificationList list(long owner, boolean unread, @Nullable Cursor after, int limit) {
    return notifications.list(owner, new Notifications.Query(unread, after, limit));
  }

  private void hear(PostEvent event) {
    database
        .database()
        .write(tx -> {
          listener.on(tx, event, Instant.EPOCH.plusSeconds(60));
          return event;
        });
  }
}
