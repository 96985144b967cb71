package io.paopao.platform.security;

import io.paopao.platform.Caller;
import io.paopao.platform.Role;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/// The caller as JAX-RS sees them: what the container checks `@RolesAllowed` against.
public record CallerPrincipal(Caller caller, boolean isSecure)
    implements Principal, SecurityContext {

  @Override
  public String getName() {
    return caller.handle();
  }

  @Override
  public Principal getUserPrincipal() {
    return this;
  }

  @Override
  public boolean isUserInRole(String role) {
    for (Role each : Role.values()) {
      if (each.code().equals(role)) {
        return caller.role().includes(each);
      }
    }
    return false;
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
