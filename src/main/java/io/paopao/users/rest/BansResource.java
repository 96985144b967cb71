package io.paopao.users.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.Slice;
import io.paopao.platform.rest.Paging;
import io.paopao.users.Ban;
import io.paopao.users.Staff;
import io.paopao.users.StaffAction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// Who may not sign in, and what staff have done to an account.
@Path("/moderation/users/{handle}")
@Produces(MediaType.APPLICATION_JSON)
public class BansResource {

  @Inject private Staff staff;

  public BansResource() {}

  @GET
  @Path("ban")
  @RolesAllowed("moderator")
  public Ban find(@PathParam("handle") String handle) {
    return staff.find(handle);
  }

  @PUT
  @Path("ban")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("moderator")
  public void ban(@PathParam("handle") String handle, Ban.@Nullable Request request) {
    if (request == null) {
      throw Problem.badRequest("json.malformed");
    }
    staff.ban(handle, request);
  }

  @DELETE
  @Path("ban")
  @RolesAllowed("moderator")
  public void lift(@PathParam("handle") String handle) {
    staff.lift(handle);
  }

  @GET
  @Path("actions")
  @RolesAllowed("moderator")
  public Slice<StaffAction> actions(@PathParam("handle") String handle, @BeanParam Paging paging) {
    return staff.actions(handle, paging.cursor(1), paging.limit());
  }
}
