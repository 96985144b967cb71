package io.paopao.posts.rest;

import io.paopao.posts.Previews;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// Shows writers what readers would see. Each call counts against the caller's limit of writes.
@Path("/preview")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PreviewResource {

  @Inject private Previews previews;

  /// What someone is writing.
  public record Request(@Nullable String body) {}

  /// How it would look.
  public record Preview(String html) {}

  @POST
  @RolesAllowed("user")
  public Preview render(@Nullable Request request) {
    return new Preview(previews.html(Sent.body(request).body()));
  }
}
