package io.paopao.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// Threads and their posts.
@RegisterRestClient(configKey = "paopao")
@Path("/api/v1/threads")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ThreadsClient {

  /// @param sort null for the usual order
  @GET
  ThreadPage listThreads(
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor);

  /// @param key by which a repetition is known; null for none
  @POST
  ForumThread startThread(@HeaderParam("Idempotency-Key") @Nullable String key, NewThread thread);

  @GET
  @Path("{id}")
  ForumThread getThread(@PathParam("id") String id);

  /// @param version as `"3"`, in quotation marks: nothing is changed when it is another one by now
  @PATCH
  @Path("{id}")
  ForumThread editThread(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String version,
      ThreadChange change);

  @DELETE
  @Path("{id}")
  void deleteThread(@PathParam("id") String id);

  /// @param sort null for the usual order
  @GET
  @Path("{id}/posts")
  PostPage listPosts(
      @PathParam("id") String id,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor);

  /// @param key by which a repetition is known; null for none
  @POST
  @Path("{id}/posts")
  Post reply(
      @PathParam("id") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      NewPost post);
}
