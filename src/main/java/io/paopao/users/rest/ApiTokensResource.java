package io.paopao.users.rest;

import io.paopao.platform.Caller;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Slice;
import io.paopao.platform.limits.RateLimits;
import io.paopao.platform.security.SignedInOnly;
import io.paopao.users.ApiToken;
import io.paopao.users.ApiTokens;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One's own tokens for programs. Making one takes no `Idempotency-Key`: its answer holds a secret,
/// which is never stored.
@Path("/me/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@SignedInOnly
public class ApiTokensResource {

  @Inject private ApiTokens tokens;
  @Inject private RateLimits limits;

  public ApiTokensResource() {}

  /// @param token the secret, told once
  public record NewToken(
      String token,
      String id,
      String name,
      List<String> scopes,
      Instant createdAt,
      Instant expiresAt) {

    static NewToken of(ApiTokens.Made made) {
      ApiToken details = made.details();
      return new NewToken(
          made.token(),
          details.id(),
          details.name(),
          details.scopes(),
          details.createdAt(),
          details.expiresAt());
    }
  }

  @GET
  @RolesAllowed("user")
  public Slice<ApiToken> list() {
    return new Slice<>(tokens.list(caller()), null);
  }

  @POST
  @RolesAllowed("user")
  public Response make(ApiTokens.@Nullable Request request) {
    if (request == null) {
      throw Problem.badRequest("json.malformed");
    }
    if (request.password() != null) {
      limits.login(caller().handle());
    }
    ApiTokens.Made made = tokens.make(caller(), request);
    if (request.password() != null) {
      limits.loggedIn(caller().handle());
    }
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/api/v1/me/tokens/" + made.details().id())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(NewToken.of(made))
        .build();
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed("user")
  public void revoke(@PathParam("id") String id) {
    tokens.revoke(caller().id(), Ids.parse(id));
  }

  private static Caller caller() {
    return RequestContext.current().caller();
  }
}
