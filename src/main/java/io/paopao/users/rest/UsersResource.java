package io.paopao.users.rest;

import io.paopao.platform.Problem;
import io.paopao.platform.limits.RateLimits;
import io.paopao.platform.rest.Conditional;
import io.paopao.platform.rest.Idempotency;
import io.paopao.users.Accounts;
import io.paopao.users.Registration;
import io.paopao.users.User;
import io.paopao.users.Users;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Registering, and public profiles.
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UsersResource {

  @Inject private Users users;
  @Inject private Accounts accounts;
  @Inject private Idempotency idempotency;
  @Inject private RateLimits limits;

  public UsersResource() {}

  @POST
  @PermitAll
  public Response register(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      Registration.@Nullable Request request) {
    if (request == null) {
      throw Problem.badRequest("json.malformed");
    }
    limits.register();
    Registration registration = accounts.check(request);
    // the stored fingerprint of a request must not tell its password
    List<String> fingerprint =
        List.of("/users", String.valueOf(request.handle()), String.valueOf(request.email()));
    return idempotency.create(
        key,
        fingerprint,
        () -> {
          User user = accounts.register(registration);
          return new Idempotency.Created(
              UriBuilder.fromPath("/api/v1/users/{handle}").build(user.handle()), user);
        });
  }

  @GET
  @Path("/{handle}")
  @PermitAll
  public Response find(@PathParam("handle") String handle, @Context Request request) {
    return Conditional.content(request, users.byHandle(handle).orElseThrow(Problem::notFound));
  }
}
