package io.paopao.users.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.limits.RateLimits;
import io.paopao.users.PasswordReset;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// A new password for somebody who has forgotten theirs.
@Path("/password-resets")
@Consumes(MediaType.APPLICATION_JSON)
public class PasswordResetsResource {

  @Inject private PasswordReset reset;
  @Inject private RateLimits limits;

  public PasswordResetsResource() {}

  public record Request(@Nullable String email) {}

  public record Confirmation(@Nullable String token, @Nullable String newPassword) {}

  @POST
  @PermitAll
  public Response request(@Nullable Request request) {
    if (request == null) {
      throw Problem.badRequest("json.malformed");
    }
    limits.reset(String.valueOf(request.email()));
    reset.request(request.email());
    return Response.accepted().build();
  }

  @POST
  @Path("confirm")
  @PermitAll
  public void confirm(@Nullable Confirmation confirmation) {
    if (confirmation == null) {
      throw Problem.badRequest("json.malformed");
    }
    reset.confirm(confirmation.token(), confirmation.newPassword());
  }
}
