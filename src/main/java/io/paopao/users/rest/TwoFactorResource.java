package io.paopao.users.rest;

import io.paopao.platform.Caller;
import io.paopao.platform.RequestContext;
import io.paopao.platform.limits.RateLimits;
import io.paopao.platform.security.SignedInOnly;
import io.paopao.users.TwoFactor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The second factor of one's own account. Answers that hold secrets are never stored, so none of
/// these calls takes an `Idempotency-Key`.
@Path("/me/totp")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@SignedInOnly
public class TwoFactorResource {

  @Inject private TwoFactor twoFactor;
  @Inject private RateLimits limits;

  public TwoFactorResource() {}

  public record Beginning(@Nullable String password) {}

  public record Confirmation(@Nullable String code) {}

  public record RecoveryCodes(List<String> recoveryCodes) {}

  @GET
  @RolesAllowed("user")
  public TwoFactor.Status status() {
    return twoFactor.status(caller().id());
  }

  @POST
  @RolesAllowed("user")
  public Response begin(@Nullable Beginning beginning) {
    String password = beginning == null ? null : beginning.password();
    if (password == null) {
      return secret(twoFactor.begin(caller(), null));
    }
    limits.login(caller().handle());
    TwoFactor.Enrolment begun = twoFactor.begin(caller(), password);
    limits.loggedIn(caller().handle());
    return secret(begun);
  }

  @POST
  @Path("confirm")
  @RolesAllowed("user")
  public Response confirm(@Nullable Confirmation confirmation) {
    String code = confirmation == null ? null : confirmation.code();
    return secret(new RecoveryCodes(twoFactor.confirm(caller(), code)));
  }

  @POST
  @Path("recovery-codes")
  @RolesAllowed("user")
  public Response renew(TwoFactor.@Nullable Proof proof) {
    limits.login(caller().handle());
    RecoveryCodes codes = new RecoveryCodes(twoFactor.renew(caller(), given(proof)));
    limits.loggedIn(caller().handle());
    return secret(codes);
  }

  @POST
  @Path("disable")
  @RolesAllowed("user")
  public void disable(TwoFactor.@Nullable Proof proof) {
    limits.login(caller().handle());
    twoFactor.disable(caller(), given(proof));
    limits.loggedIn(caller().handle());
  }

  private static TwoFactor.Proof given(TwoFactor.@Nullable Proof proof) {
    return proof == null ? new TwoFactor.Proof(null, null) : proof;
  }

  private static Response secret(Object entity) {
    return Response.ok(entity).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  private static Caller caller() {
    return RequestContext.current().caller();
  }
}
