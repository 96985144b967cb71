package io.paopao.media.rest;

import io.paopao.media.Media;
import io.paopao.media.Medium;
import io.paopao.media.Received;
import io.paopao.media.Uploads;
import io.paopao.platform.rest.Idempotency;
import io.paopao.platform.rest.Upload;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Uploads of pictures.
@Path("/media")
@Produces(MediaType.APPLICATION_JSON)
public class MediaResource {

  @Inject private Uploads uploads;
  @Inject private Media media;
  @Inject private Idempotency idempotency;

  public MediaResource() {}

  /// What the body is declared to be does not matter beyond this list: its first bytes do.
  @POST
  @Upload
  @Consumes({"image/png", "image/jpeg", "image/gif"})
  @RolesAllowed("user")
  public Response upload(@HeaderParam("Idempotency-Key") @Nullable String key, InputStream body) {
    Received received = uploads.inText(body::readAllBytes);
    return idempotency.create(
        key,
        "/media " + received.fingerprint(),
        () -> {
          Medium medium = media.keep(received);
          return new Idempotency.Created(URI.create(medium.url()), medium);
        });
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed("user")
  public void delete(@PathParam("id") String id) {
    media.delete(id);
  }
}
