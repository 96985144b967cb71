package io.paopao.push.messaging;

import io.paopao.inventory.InventoryEvent;
import io.paopao.inventory.InventoryEvent.StockChanged;
import io.paopao.notifications.Notification;
import io.paopao.notifications.NotificationEvent;
import io.paopao.notifications.NotificationEvent.NotificationCreated;
import io.paopao.notifications.NotificationEvent.NotificationsRead;
import io.paopao.platform.events.Delivery;
import io.paopao.posts.Post;
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
import io.paopao.posts.ThreadSummary;
import io.paopao.push.domain.Channel;
import io.paopao.push.store.PublicationLog.Draft;
import io.paopao.users.Author;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What is said on which channel when something happens.
final class EventPublications {

  // like the API: watchers get the same objects that they loaded
  private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig().withNullValues(true));

  private EventPublications() {}

  /// A thread has got a reply.
  public record Activity(String threadId, Author author, Instant lastActivityAt) {}

  /// A thread is not to be seen any more.
  public record Gone(String threadId) {}

  /// How many reactions of one name a post has.
  public record Reaction(
      String postId, String name, long count, String actorHandle, boolean added) {}

  /// A new notification.
  public record Notified(Notification notification, long unreadCount) {}

  /// Some or all notifications were read.
  public record Read(long unreadCount) {}

  /// How many of an item can still be ordered.
  public record Stock(String sku, long available) {}

  /// Whether readers hear of events of that type.
  static boolean tell(String type) {
    return Delivery.isOf(PostEvent.class, type)
        || Delivery.isOf(NotificationEvent.class, type)
        || type.equals(StockChanged.class.getSimpleName());
  }

  static List<Draft> of(Delivery delivery) {
    return Stream.concat(
            delivery.as(PostEvent.class).map(EventPublications::of).orElse(List.of()).stream(),
            Stream.concat(
                delivery.as(NotificationEvent.class).stream().map(EventPublications::of),
                delivery.as(InventoryEvent.class).stream().flatMap(EventPublications::of)))
        .toList();
  }

  private static List<Draft> of(PostEvent event) {
    return switch (event) {
      case ThreadStarted e -> List.of(onBoard(e, "thread.created", e.thread()));
      case PostPublished e ->
          List.of(
              onThread(e, "post.created", e.post()),
              onBoard(e, "thread.activity", activity(e.post())));
      case PostEdited e -> List.of(onThread(e, "post.edited", e.post()));
      case PostDeleted e -> List.of(onThread(e, "post.deleted", e.post()));
      case PostRestored e -> List.of(onThread(e, "post.restored", e.post()));
      case ThreadChanged e -> onBoth(e, "thread.changed", e.thread());
      case ThreadDeleted e -> onBoth(e, "thread.deleted", new Gone(e.place().threadId()));
      case ThreadRestored e -> onBoth(e, "thread.restored", e.thread());
      case ReactionChanged e ->
          List.of(
              onThread(
                  e,
                  "reaction.changed",
                  new Reaction(e.postId(), e.name(), e.count(), e.actorHandle(), e.added())));
      case ReportsDecided _ -> List.of();
    };
  }

  private static Draft of(NotificationEvent event) {
    String channel = Channel.user(event.ownerId()).name();
    return switch (event) {
      case NotificationCreated e ->
          draft(channel, "notification.created", new Notified(e.notification(), e.unreadCount()));
      case NotificationsRead e -> draft(channel, "notification.read", new Read(e.unreadCount()));
    };
  }

  private static Stream<Draft> of(InventoryEvent event) {
    return event instanceof StockChanged(String sku, long available)
        ? Stream.of(draft(Channel.item(sku).name(), "stock.changed", new Stock(sku, available)))
        : Stream.empty();
  }

  private static Activity activity(Post post) {
    return new Activity(post.threadId(), post.author(), post.createdAt());
  }

  private static List<Draft> onBoth(PostEvent event, String type, Object data) {
    return List.of(onThread(event, type, data), onBoard(event, type, data));
  }

  private static Draft onThread(PostEvent event, String type, Object data) {
    return draft(Channel.thread(event.place().threadId()).name(), type, data);
  }

  private static Draft onBoard(PostEvent event, String type, Object data) {
    return draft(Channel.board(event.place().board()).name(), type, data);
  }

  private static Draft draft(String channel, String type, Object data) {
    return new Draft(channel, type, subject(data), json(data));
  }

  private static String subject(Object data) {
    return switch (data) {
      case Post post -> post.id();
      case ThreadSummary thread -> thread.id();
      default -> "";
    };
  }

  static String json(Object data) {
    return JSONB.toJson(data);
  }
}
