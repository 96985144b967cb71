package io.paopao.posts.rest;

import io.paopao.platform.rest.Conditional;
import io.paopao.posts.Draft;
import io.paopao.posts.Drafts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The caller's drafts.
@Path("/me/drafts/{key}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DraftsResource {

  @Inject private Drafts drafts;

  @PUT
  @RolesAllowed("user")
  public Draft save(@PathParam("key") String key, Drafts.@Nullable Save save) {
    return drafts.save(key, Sent.body(save));
  }

  @GET
  @RolesAllowed("user")
  public Response one(@PathParam("key") String key, @Context Request request) {
    return Conditional.content(request, drafts.find(key));
  }

  @DELETE
  @RolesAllowed("user")
  public void remove(@PathParam("key") String key) {
    drafts.remove(key);
  }
}
