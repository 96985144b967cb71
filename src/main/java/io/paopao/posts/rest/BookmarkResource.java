package io.paopao.posts.rest;

import io.paopao.platform.Ids;
import io.paopao.posts.Bookmarks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/// The caller's bookmark at a post.
@Path("/posts/{id}/bookmark")
public class BookmarkResource {

  @Inject private Bookmarks bookmarks;

  @PUT
  @RolesAllowed("user")
  public void add(@PathParam("id") String id) {
    bookmarks.add(Ids.parse(id));
  }

  @DELETE
  @RolesAllowed("user")
  public void remove(@PathParam("id") String id) {
    bookmarks.remove(Ids.parse(id));
  }
}
