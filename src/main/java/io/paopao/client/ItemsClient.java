package io.paopao.client;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// What the mall sells.
@RegisterRestClient(configKey = "paopao")
@Path("/api/v1/items")
@Produces(MediaType.APPLICATION_JSON)
public interface ItemsClient {

  @GET
  ItemPage listItems(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor);

  @GET
  @Path("{sku}")
  Item getItem(@PathParam("sku") String sku);
}
