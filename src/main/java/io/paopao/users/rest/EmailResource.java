package io.paopao.users.rest;

import io.paopao.platform.Caller;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.limits.RateLimits;
import io.paopao.platform.security.SignedInOnly;
import io.paopao.users.EmailAddresses;
import io.paopao.users.Users;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The e-mail address of one's own account.
@Path("/me/email")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@SignedInOnly
public class EmailResource {

  @Inject private EmailAddresses addresses;
  @Inject private Users users;
  @Inject private RateLimits limits;

  public EmailResource() {}

  public record Change(@Nullable String email, @Nullable String password) {}

  @POST
  @RolesAllowed("user")
  public Response change(@Nullable Change change) {
    if (change == null) {
      throw Problem.badRequest("json.malformed");
    }
    limits.login(caller().handle());
    limits.reset(String.valueOf(change.email()));
    addresses.change(caller(), change.email(), change.password());
    limits.loggedIn(caller().handle());
    return Response.accepted().build();
  }

  @POST
  @Path("verification")
  @RolesAllowed("user")
  public Response remind() {
    limits.reset(String.valueOf(users.own(caller().id()).email()));
    addresses.remind(caller());
    return Response.accepted().build();
  }

  private static Caller caller() {
    return RequestContext.current().caller();
  }
}
