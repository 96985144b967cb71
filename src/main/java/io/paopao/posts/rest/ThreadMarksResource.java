package io.paopao.posts.rest;

import io.paopao.platform.Ids;
import io.paopao.posts.Moderation;
import io.paopao.posts.ThreadDeletions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// What moderators do to threads.
@Path("/threads")
@Produces(MediaType.APPLICATION_JSON)
public class ThreadMarksResource {

  @Inject private Moderation moderation;
  @Inject private ThreadDeletions deletions;

  /// Where a thread is to go.
  public record Move(@Nullable String board) {}

  @PUT
  @Path("{id}/lock")
  @RolesAllowed("moderator")
  public void lock(@PathParam("id") String id) {
    moderation.lock(Ids.parse(id), true);
  }

  @DELETE
  @Path("{id}/lock")
  @RolesAllowed("moderator")
  public void unlock(@PathParam("id") String id) {
    moderation.lock(Ids.parse(id), false);
  }

  @PUT
  @Path("{id}/pin")
  @RolesAllowed("moderator")
  public void pin(@PathParam("id") String id) {
    moderation.pin(Ids.parse(id), true);
  }

  @DELETE
  @Path("{id}/pin")
  @RolesAllowed("moderator")
  public void unpin(@PathParam("id") String id) {
    moderation.pin(Ids.parse(id), false);
  }

  @PUT
  @Path("{id}/feature")
  @RolesAllowed("moderator")
  public void feature(@PathParam("id") String id) {
    moderation.feature(Ids.parse(id), true);
  }

  @DELETE
  @Path("{id}/feature")
  @RolesAllowed("moderator")
  public void unfeature(@PathParam("id") String id) {
    moderation.feature(Ids.parse(id), false);
  }

  @PUT
  @Path("{id}/board")
  @RolesAllowed("moderator")
  @Consumes(MediaType.APPLICATION_JSON)
  public void move(@PathParam("id") String id, @Nullable Move move) {
    String board = Sent.body(move).board();
    moderation.move(Ids.parse(id), board == null ? "" : board);
  }

  @POST
  @Path("{id}/restore")
  @RolesAllowed("moderator")
  public void restore(@PathParam("id") String id) {
    deletions.restore(Ids.parse(id));
  }
}
