package io.paopao.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// What concerns the caller.
@RegisterRestClient(configKey = "paopao")
@Path("/api/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface NotificationsClient {

  @GET
  NotificationPage listNotifications(
      @QueryParam("unread") @Nullable Boolean unread,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor);

  @PUT
  @Path("{id}/read")
  void readNotification(@PathParam("id") String id);

  @POST
  @Path("read-all")
  void readAllNotifications();
}
