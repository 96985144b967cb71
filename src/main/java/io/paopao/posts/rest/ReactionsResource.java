package io.paopao.posts.rest;

import io.paopao.platform.Ids;
import io.paopao.posts.Reactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/// The caller's reactions to posts.
@Path("/posts/{id}/reactions/{name}")
public class ReactionsResource {

  @Inject private Reactions reactions;

  @PUT
  @RolesAllowed("user")
  public void add(@PathParam("id") String id, @PathParam("name") String name) {
    reactions.add(Ids.parse(id), name);
  }

  @DELETE
  @RolesAllowed("user")
  public void remove(@PathParam("id") String id, @PathParam("name") String name) {
    reactions.remove(Ids.parse(id), name);
  }
}
