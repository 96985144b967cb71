package io.paopao.users.rest;

import io.paopao.users.tokens.SigningKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// For operators: the keys of access tokens.
@Path("/ops/signing-keys/rotate")
@Produces(MediaType.APPLICATION_JSON)
public class SigningKeysResource {

  @Inject private SigningKeys keys;

  public SigningKeysResource() {}

  /// @param kid of the key that signs from now on
  public record Rotated(String kid) {}

  /// Nobody is signed out: tokens of the earlier keys hold until they end.
  @POST
  @RolesAllowed("admin")
  public Rotated rotate() {
    return new Rotated(keys.rotate());
  }
}
