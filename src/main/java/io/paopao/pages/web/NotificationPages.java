package io.paopao.pages.web;

import io.paopao.notifications.Notification;
import io.paopao.notifications.NotificationList;
import io.paopao.notifications.Notifications;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.NotificationsPage;
import io.paopao.pages.view.NotificationsPage.Group;
import io.paopao.pages.view.NotificationsPage.Item;
import io.paopao.pages.view.Place.Section;
import io.paopao.platform.Cursor;
import io.paopao.platform.Ids;
import io.paopao.platform.RequestContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the reader is told of, thread by thread.
@Path("/notifications")
public class NotificationPages {

  private static final int LIMIT = 40;

  @Inject private Notifications notifications;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest servletRequest;

  public NotificationPages() {}

  @GET
  @RolesAllowed("user")
  public Response list(
      @QueryParam("unread") @Nullable String unread,
      @QueryParam("cursor") @Nullable String cursor) {
    boolean unreadOnly = "true".equals(unread);
    NotificationList found =
        notifications.list(
            caller(), new Notifications.Query(unreadOnly, Cursor.parse(cursor, 1), LIMIT));
    Frame frame = frames.of(Visit.of(servletRequest), Section.NOTIFICATIONS);
    NotificationsPage page =
        new NotificationsPage(
            groups(found.items()),
            unreadOnly,
            (int) found.unreadCount(),
            found.nextCursor() == null
                ? null
                : "/notifications?"
                    + (unreadOnly ? "unread=true&" : "")
                    + "cursor="
                    + found.nextCursor());
    Head head = Head.of(frame.t("notices.title"));
    return answers.page(null, frame, new Answers.Content("notifications.jte", head, "page", page));
  }

  @POST
  @Path("read-all")
  @RolesAllowed("user")
  public Response readAll(String body) {
    notifications.readAll(caller());
    return Answers.seeOther(Typed.parse(body).back("/notifications")).build();
  }

  @POST
  @Path("{id}/read")
  @RolesAllowed("user")
  public Response read(@PathParam("id") String id, String body) {
    notifications.read(caller(), Ids.parse(id));
    return Answers.seeOther(Typed.parse(body).back("/notifications")).build();
  }

  private static long caller() {
    return RequestContext.current().caller().id();
  }

  /// A thread stands where the newest of its notifications does.
  private static List<Group> groups(List<Notification> found) {
    Map<String, List<Notification>> byThread = new LinkedHashMap<>();
    found.forEach(n -> byThread.computeIfAbsent(n.threadId(), id -> new ArrayList<>()).add(n));
    return byThread.entrySet().stream()
        .map(entry ->
            new Group(
                entry.getValue().getFirst().title(),
                "/t/" + entry.getKey(),
                entry.getValue().stream().map(NotificationPages::item).toList()))
        .toList();
  }

  private static Item item(Notification notification) {
    String decision = notification.decision();
    return new Item(
        notification.id(),
        decision == null ? notification.kind() : notification.kind() + "." + decision,
        People.plain(notification.actor()),
        notification.excerpt(),
        "/p/" + notification.postId(),
        notification.createdAt(),
        notification.read());
  }
}
