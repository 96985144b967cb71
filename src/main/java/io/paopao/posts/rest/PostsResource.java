package io.paopao.posts.rest;

import io.paopao.platform.Ids;
import io.paopao.platform.rest.Conditional;
import io.paopao.posts.Post;
import io.paopao.posts.Posts;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/// Single posts.
@Path("/posts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PostsResource {

  @Inject private Posts posts;

  @GET
  @Path("{id}")
  @PermitAll
  public Response one(@PathParam("id") String id, @Context Request request) {
    Post post = posts.find(Ids.parse(id));
    return Conditional.get(request, post.version(), () -> post);
  }
}
