package io.paopao.users.rest;

import io.paopao.platform.RequestContext;
import io.paopao.platform.rest.Upload;
import io.paopao.users.Avatars;
import io.paopao.users.OwnProfile;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/// The picture that the caller shows of themselves.
@Path("/me/avatar")
@Produces(MediaType.APPLICATION_JSON)
public class AvatarResource {

  @Inject private Avatars avatars;

  public AvatarResource() {}

  @PUT
  @Upload
  @Consumes({"image/png", "image/jpeg", "image/gif"})
  @RolesAllowed("user")
  public Response change(InputStream body) {
    OwnProfile profile = avatars.change(caller(), body::readAllBytes);
    return Response.ok(profile).tag(profile.etag()).build();
  }

  @DELETE
  @RolesAllowed("user")
  public void remove() {
    avatars.remove(caller());
  }

  private static long caller() {
    return RequestContext.current().caller().id();
  }
}
