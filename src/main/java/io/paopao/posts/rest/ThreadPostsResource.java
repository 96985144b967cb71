package io.paopao.posts.rest;

import io.paopao.platform.Ids;
import io.paopao.platform.rest.Idempotency;
import io.paopao.platform.rest.Paging;
import io.paopao.posts.Listing;
import io.paopao.posts.NewPost;
import io.paopao.posts.Post;
import io.paopao.posts.PostSort;
import io.paopao.posts.Posts;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The posts of a thread.
@Path("/threads/{id}/posts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ThreadPostsResource {

  @Inject private Posts posts;
  @Inject private Idempotency idempotency;

  @GET
  @PermitAll
  public Listing<Post> list(
      @PathParam("id") String id,
      @QueryParam("sort") @DefaultValue("old") String sort,
      @BeanParam Paging paging) {
    return posts.list(Ids.parse(id), PostSort.of(sort), paging.cursor(2), paging.limit());
  }

  @POST
  @RolesAllowed("user")
  public Response reply(
      @PathParam("id") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable NewPost sent) {
    long thread = Ids.parse(id);
    NewPost post = Sent.body(sent);
    return idempotency.create(
        key,
        new Asked("/threads/" + thread + "/posts", post),
        () -> {
          Post published = posts.reply(thread, post);
          return new Idempotency.Created(URI.create("/api/v1/posts/" + published.id()), published);
        });
  }
}
