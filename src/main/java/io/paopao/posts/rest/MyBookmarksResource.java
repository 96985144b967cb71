package io.paopao.posts.rest;

import io.paopao.platform.Slice;
import io.paopao.platform.rest.Paging;
import io.paopao.posts.Bookmark;
import io.paopao.posts.Bookmarks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// All bookmarks of the caller.
@Path("/me/bookmarks")
@Produces(MediaType.APPLICATION_JSON)
public class MyBookmarksResource {

  @Inject private Bookmarks bookmarks;

  @GET
  @RolesAllowed("user")
  public Slice<Bookmark> list(@BeanParam Paging paging) {
    return bookmarks.list(paging.cursor(2), paging.limit());
  }
}
