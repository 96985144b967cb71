package io.paopao.users.rest;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.limits.RateLimits;
import io.paopao.platform.rest.Conditional;
import io.paopao.platform.security.SignedInOnly;
import io.paopao.users.Accounts;
import io.paopao.users.OwnProfile;
import io.paopao.users.ProfileChange;
import io.paopao.users.Relations;
import io.paopao.users.Users;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// One's own account.
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MeResource {

  @Inject private Users users;
  @Inject private Accounts accounts;
  @Inject private Relations relations;
  @Inject private RateLimits limits;

  public MeResource() {}

  public record PasswordChange(@Nullable String currentPassword, @Nullable String newPassword) {}

  @GET
  @RolesAllowed("user")
  public Response get(@Context Request request) {
    OwnProfile own = users.own(caller().id());
    return Conditional.get(request, own.etag(), () -> own);
  }

  @PATCH
  @RolesAllowed("user")
  public Response change(
      @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable ProfileChange change) {
    if (change == null) {
      throw Problem.badRequest("json.malformed");
    }
    OwnProfile changed =
        users.change(caller().id(), change, version -> Conditional.requireOwn(ifMatch, version));
    return Response.ok(changed).tag(changed.etag()).build();
  }

  /// Ends all other sessions, too.
  @POST
  @Path("/password")
  @RolesAllowed("user")
  @SignedInOnly
  public void changePassword(@Nullable PasswordChange change) {
    if (change == null) {
      throw Problem.badRequest("json.malformed");
    }
    limits.login(caller().handle());
    accounts.changePassword(caller(), change.currentPassword(), change.newPassword());
    limits.loggedIn(caller().handle());
  }

  @PUT
  @Path("/following/{handle}")
  @RolesAllowed("user")
  public void follow(@PathParam("handle") String handle) {
    relations.follow(caller().id(), handle);
  }

  @DELETE
  @Path("/following/{handle}")
  @RolesAllowed("user")
  public void unfollow(@PathParam("handle") String handle) {
    relations.unfollow(caller().id(), handle);
  }

  @PUT
  @Path("/blocks/{handle}")
  @RolesAllowed("user")
  public void block(@PathParam("handle") String handle) {
    relations.block(caller().id(), handle);
  }

  @DELETE
  @Path("/blocks/{handle}")
  @RolesAllowed("user")
  public void unblock(@PathParam("handle") String handle) {
    relations.unblock(caller().id(), handle);
  }

  private static Caller caller() {
    return RequestContext.current().caller();
  }
}
