package io.paopao.users.rest;

import io.paopao.platform.Problem;
import io.paopao.users.Staff;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// Who belongs to the staff.
@Path("/admin/users/{handle}/role")
@Consumes(MediaType.APPLICATION_JSON)
public class RolesResource {

  @Inject private Staff staff;

  public RolesResource() {}

  /// @param role `user`, `moderator` or `admin`
  public record Assignment(@Nullable String role) {}

  @PUT
  @RolesAllowed("admin")
  public void assign(@PathParam("handle") String handle, @Nullable Assignment assignment) {
    if (assignment == null) {
      throw Problem.badRequest("json.malformed");
    }
    staff.assign(handle, assignment.role());
  }
}
