package io.paopao.client;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// Boards and what is on them.
@RegisterRestClient(configKey = "paopao")
@Path("/api/v1/boards")
@Produces(MediaType.APPLICATION_JSON)
public interface BoardsClient {

  @GET
  BoardPage listBoards();

  @GET
  @Path("{slug}")
  Board getBoard(@PathParam("slug") String slug);

  /// @param sort null for the usual order
  @GET
  @Path("{slug}/threads")
  ThreadPage listBoardThreads(
      @PathParam("slug") String slug,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor);
}
