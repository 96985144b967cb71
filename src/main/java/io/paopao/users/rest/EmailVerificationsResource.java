package io.paopao.users.rest;

import io.paopao.users.EmailAddresses;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// Confirming an e-mail address by the link of a mail.
@Path("/email-verifications")
@Consumes(MediaType.APPLICATION_JSON)
public class EmailVerificationsResource {

  @Inject private EmailAddresses addresses;

  public EmailVerificationsResource() {}

  public record Verification(@Nullable String token) {}

  @POST
  @PermitAll
  public void verify(@Nullable Verification verification) {
    addresses.confirm(verification == null ? null : verification.token());
  }
}
