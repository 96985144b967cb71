package io.paopao.search.rest;

import io.paopao.search.messaging.EventFeed;
import io.paopao.search.messaging.FeedStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The search index of the node that answers, for operators.
@Path("/ops/search")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SearchOpsResource {

  @Inject private EventFeed feed;

  /// Whether this request began the rebuild (`started`) or found one going on (`running`).
  public record RebuildState(String state) {}

  @GET
  @RolesAllowed("admin")
  public FeedStatus status() {
    return feed.status();
  }

  @POST
  @Path("/rebuild")
  @RolesAllowed("admin")
  public Response rebuild() {
    return Response.accepted(new RebuildState(feed.rebuild() ? "started" : "running")).build();
  }
}
