package io.paopao.posts.rest;

import io.paopao.platform.Slice;
import io.paopao.platform.rest.Idempotency;
import io.paopao.platform.rest.Paging;
import io.paopao.posts.BoardKeeping;
import io.paopao.posts.KeptBoard;
import io.paopao.posts.Listing;
import io.paopao.posts.NewBoard;
import io.paopao.users.Author;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Boards as admins keep them.
@Path("/admin/boards")
@Produces(MediaType.APPLICATION_JSON)
public class BoardKeepingResource {

  @Inject private BoardKeeping boards;
  @Inject private Idempotency idempotency;

  @GET
  @RolesAllowed("admin")
  public Listing<KeptBoard> all() {
    return new Listing<>(boards.all(), null, null);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("admin")
  public Response make(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable NewBoard sent) {
    NewBoard wish = Sent.body(sent);
    return idempotency.create(
        key,
        new Asked("/admin/boards", wish),
        () -> {
          KeptBoard made = boards.make(wish);
          return new Idempotency.Created(URI.create("/api/v1/boards/" + made.slug()), made);
        });
  }

  @PATCH
  @Path("{slug}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("admin")
  public KeptBoard change(@PathParam("slug") String slug, @Nullable NewBoard sent) {
    return boards.change(slug, Sent.body(sent));
  }

  @GET
  @Path("{slug}/members")
  @RolesAllowed("admin")
  public Slice<Author> members(@PathParam("slug") String slug, @BeanParam Paging paging) {
    return boards.members(slug, paging.cursor(1), paging.limit());
  }

  @PUT
  @Path("{slug}/members/{handle}")
  @RolesAllowed("admin")
  public void letIn(@PathParam("slug") String slug, @PathParam("handle") String handle) {
    boards.letIn(slug, handle);
  }

  @DELETE
  @Path("{slug}/members/{handle}")
  @RolesAllowed("admin")
  public void putOut(@PathParam("slug") String slug, @PathParam("handle") String handle) {
    boards.putOut(slug, handle);
  }
}
