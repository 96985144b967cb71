package io.paopao.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// Single posts.
@RegisterRestClient(configKey = "paopao")
@Path("/api/v1/posts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface PostsClient {

  @GET
  @Path("{id}")
  Post getPost(@PathParam("id") String id);

  /// @param version as `"3"`, in quotation marks: nothing is changed when it is another one by now
  @PATCH
  @Path("{id}")
  Post editPost(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String version,
      PostChange change);

  @DELETE
  @Path("{id}")
  void deletePost(@PathParam("id") String id);

  /// @param name `like`, `love`, `laugh`, `surprise`, `sad` or `thanks`
  @PUT
  @Path("{id}/reactions/{name}")
  void react(@PathParam("id") String id, @PathParam("name") String name);

  @DELETE
  @Path("{id}/reactions/{name}")
  void unreact(@PathParam("id") String id, @PathParam("name") String name);
}
