package io.paopao.users.rest;

import io.paopao.platform.Caller;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Slice;
import io.paopao.platform.limits.RateLimits;
import io.paopao.platform.security.SignedInOnly;
import io.paopao.users.Accounts;
import io.paopao.users.Authenticated;
import io.paopao.users.Grant;
import io.paopao.users.Session;
import io.paopao.users.Sessions;
import io.paopao.users.User;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Signing in, staying signed in, signing out. Signing in takes no `Idempotency-Key`: its answer
/// holds secrets, which are never stored.
@Path("/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@SignedInOnly
public class SessionsResource {

  @Inject private Accounts accounts;
  @Inject private Sessions sessions;
  @Inject private RateLimits limits;

  public SessionsResource() {}

  /// @param totp of accounts with a second factor: a code of the app, or a recovery code
  public record Credentials(
      @Nullable String login, @Nullable String password, @Nullable String totp) {}

  public record Refresh(@Nullable String refreshToken) {}

  public record TokenPair(
      String accessToken, String tokenType, long expiresIn, String refreshToken, User user) {

    static TokenPair of(Grant grant) {
      return new TokenPair(
          grant.accessToken(),
          "Bearer",
          grant.expiresIn().toSeconds(),
          grant.refreshToken(),
          grant.user());
    }
  }

  @POST
  @PermitAll
  public Response open(
      @HeaderParam("User-Agent") @Nullable String device, @Nullable Credentials credentials) {
    if (credentials == null || credentials.login() == null || credentials.password() == null) {
      throw Problem.unauthorized("session.credentials");
    }
    limits.login(credentials.login());
    Authenticated owner =
        accounts.authenticate(credentials.login(), credentials.password(), credentials.totp());
    limits.loggedIn(credentials.login());
    return created(sessions.open(owner, device));
  }

  @POST
  @Path("/refresh")
  @PermitAll
  public Response refresh(@Nullable Refresh refresh) {
    return created(sessions.refresh(refresh == null ? null : refresh.refreshToken()));
  }

  @GET
  @RolesAllowed("user")
  public Slice<Session> list() {
    return new Slice<>(sessions.list(RequestContext.current().caller()), null);
  }

  /// Ends all sessions but the one that asks.
  @DELETE
  @RolesAllowed("user")
  public void closeOthers() {
    Caller caller = RequestContext.current().caller();
    sessions.revokeOthers(caller.id(), caller.session());
  }

  @DELETE
  @Path("/current")
  @RolesAllowed("user")
  public void close() {
    Caller caller = RequestContext.current().caller();
    sessions.revoke(caller.id(), caller.session());
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed("user")
  public void revoke(@PathParam("id") String id) {
    sessions.revoke(RequestContext.current().caller().id(), Ids.parse(id));
  }

  private static Response created(Grant grant) {
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/api/v1/sessions/current")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(TokenPair.of(grant))
        .build();
  }
}
