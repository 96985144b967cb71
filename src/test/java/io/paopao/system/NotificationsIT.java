package io.paopao.system;

import static io.paopao.system.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NotificationsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Api owner = Api.member();
  private final Api other = Api.member();

  @Test
  void aReplyAMentionAndAReactionAreTold() {
    JsonObject thread = owner.thread("Tell me", "what happens");
    other.reply(thread.getString("id"), "a reply");
    other.put("posts/" + thread.getJsonObject("firstPost").getString("id") + "/reactions/like");
    other.thread("Elsewhere", "hello @" + owner.handle());

    Eventually.within(
        SOON,
        () -> {
          JsonObject list = owner.get("notifications").expect(200).json();
          assertThat(list.getInt("unreadCount")).isEqualTo(3);
          assertThat(list.getJsonArray("items").getValuesAs(JsonObject.class))
              .extracting(item -> item.getString("kind"))
              .containsExactlyInAnyOrder("reply", "reaction", "mention");
        });
  }

  @Test
  void readOnesAreNotCounted() {
    String thread = owner.thread("Read me", "now").getString("id");
    other.reply(thread, "first");
    other.reply(thread, "second");
    JsonObject list =
        Eventually.value(
            SOON,
            () -> {
              JsonObject found = owner.get("notifications?unread=true").expect(200).json();
              assertThat(found.getInt("unreadCount")).isEqualTo(2);
              return found;
            });

    String one = list.getJsonArray("items").getJsonObject(0).getString("id");
    owner.put("notifications/" + one + "/read").expect(204);
    owner.put("notifications/" + one + "/read").expect(204);
    assertThat(owner.get("notifications").json().getInt("unreadCount")).isEqualTo(1);

    owner.post("notifications/read-all", json()).expect(204);
    assertThat(owner.get("notifications").json().getInt("unreadCount")).isZero();
  }

  @Test
  void nobodyReadsAnothersNotifications() {
    String thread = owner.thread("Private", "list").getString("id");
    other.reply(thread, "told to the owner only");
    String id =
        Eventually.value(
            SOON,
            () ->
                owner
                    .get("notifications")
                    .json()
                    .getJsonArray("items")
                    .getJsonObject(0)
                    .getString("id"));

    other.put("notifications/" + id + "/read").expectProblem(404, "notFound");
    Api.anonymous().get("notifications").expectProblem(401, "unauthorized");
  }

  @Test
  void ownRepliesAreNotTold() {
    String thread = owner.thread("Alone", "here").getString("id");
    owner.reply(thread, "talking to myself @" + owner.handle());
    other.reply(thread, "not alone");

    Eventually.within(
        SOON,
        () -> assertThat(owner.get("notifications").json().getInt("unreadCount")).isEqualTo(1));
  }
}
