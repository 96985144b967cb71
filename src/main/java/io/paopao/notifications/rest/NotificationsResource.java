package io.paopao.notifications.rest;

import io.paopao.notifications.NotificationList;
import io.paopao.notifications.Notifications;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/// The caller's own notifications.
@Path("/notifications")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class NotificationsResource {

  @Inject private Notifications notifications;

  @GET
  @RolesAllowed("user")
  public NotificationList list(
      @QueryParam("unread") @DefaultValue("false") String unread, @BeanParam Paging paging) {
    return notifications.list(
        account(), new Notifications.Query(flag(unread), paging.cursor(1), paging.limit()));
  }

  @PUT
  @Path("/{id}/read")
  @RolesAllowed("user")
  public void read(@PathParam("id") String id) {
    notifications.read(account(), Ids.parse(id));
  }

  @POST
  @Path("/read-all")
  @RolesAllowed("user")
  public void readAll() {
    notifications.readAll(account());
  }

  private static long account() {
    return RequestContext.current().caller().id();
  }

  private static boolean flag(String unread) {
    return switch (unread) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Problem.badRequest("parameter.invalid", "unread");
    };
  }
}
