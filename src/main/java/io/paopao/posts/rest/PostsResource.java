package io.paopao.posts.rest;

import io.paopao.platform.Ids;
import io.paopao.platform.Slice;
import io.paopao.platform.redis.CachedJson;
import io.paopao.platform.rest.Conditional;
import io.paopao.platform.rest.Paging;
import io.paopao.posts.Deletions;
import io.paopao.posts.Edits;
import io.paopao.posts.Post;
import io.paopao.posts.Posts;
import io.paopao.posts.Revision;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Single posts.
@Path("/posts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PostsResource {

  @Inject private Posts posts;
  @Inject private Edits edits;
  @Inject private Deletions deletions;

  /// What a post is to say.
  public record Change(@Nullable String body) {}

  @GET
  @PermitAll
  public Response one(@PathParam("id") String id, @Context Request request) {
    CachedJson post = posts.json(Ids.parse(id));
    return Conditional.get(request, post.version(), post::bytes);
  }

  @PATCH
  @RolesAllowed("user")
  public Response edit(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable Change change) {
    Post post =
        edits.edit(
            Ids.parse(id),
            Sent.body(change).body(),
            version -> Conditional.require(ifMatch, version));
    return Response.ok(post).tag(String.valueOf(post.version())).build();
  }

  @DELETE
  @RolesAllowed("user")
  public void delete(
      @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
    deletions.delete(Ids.parse(id), version -> Conditional.require(ifMatch, version));
  }

  @POST
  @Path("restore")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed("user")
  public Response restore(@PathParam("id") String id) {
    Post post = deletions.restore(Ids.parse(id));
    return Response.ok(post).tag(String.valueOf(post.version())).build();
  }

  @GET
  @Path("revisions")
  @PermitAll
  public Slice<Revision> revisions(@PathParam("id") String id, @BeanParam Paging paging) {
    return edits.revisions(Ids.parse(id), paging.cursor(1), paging.limit());
  }
}
