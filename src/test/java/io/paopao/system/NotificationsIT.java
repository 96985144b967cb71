package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paopao.client.ForumFailure;
import io.paopao.client.Notification;
import io.paopao.client.NotificationPage;
import io.paopao.client.NotificationsClient;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NotificationsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Api owner = Api.member();
  private final Api other = Api.member();
  private final NotificationsClient news = owner.forum().client(NotificationsClient.class);

  private NotificationPage list() {
    return news.listNotifications(null, null, null);
  }

  private NotificationPage unread(int count) {
    return Eventually.value(
        SOON,
        () -> {
          NotificationPage found = news.listNotifications(true, null, null);
          assertThat(found.unreadCount()).isEqualTo(count);
          return found;
        });
  }

  @Test
  void aReplyAMentionAndAReactionAreTold() {
    JsonObject thread = owner.thread("Tell me", "what happens");
    other.reply(thread.getString("id"), "a reply");
    other.put("posts/" + thread.getJsonObject("firstPost").getString("id") + "/reactions/like");
    other.thread("Elsewhere", "hello @" + owner.handle());

    assertThat(unread(3).items())
        .extracting(Notification::kind)
        .containsExactlyInAnyOrder("reply", "reaction", "mention");
  }

  @Test
  void readOnesAreNotCounted() {
    String thread = owner.thread("Read me", "now").getString("id");
    other.reply(thread, "first");
    other.reply(thread, "second");

    String one = unread(2).items().getFirst().id();
    news.readNotification(one);
    news.readNotification(one);
    assertThat(list().unreadCount()).isOne();

    news.readAllNotifications();
    assertThat(list().unreadCount()).isZero();
  }

  @Test
  void nobodyReadsAnothersNotifications() {
    String thread = owner.thread("Private", "list").getString("id");
    other.reply(thread, "told to the owner only");
    String id = unread(1).items().getFirst().id();

    assertThatThrownBy(() -> other.forum().client(NotificationsClient.class).readNotification(id))
        .isInstanceOfSatisfying(
            ForumFailure.class, failure -> assertThat(failure.code()).isEqualTo("notFound"));
    Api.anonymous().get("notifications").expectProblem(401, "unauthorized");
  }

  @Test
  void ownRepliesAreNotTold() {
    String thread = owner.thread("Alone", "here").getString("id");
    owner.reply(thread, "talking to myself @" + owner.handle());
    other.reply(thread, "not alone");

    assertThat(unread(1).items()).hasSize(1);
  }
}
