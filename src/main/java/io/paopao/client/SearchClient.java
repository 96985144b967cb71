package io.paopao.client;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// Search.
@RegisterRestClient(configKey = "paopao")
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
public interface SearchClient {

  /// @param words with filters such as `board:general`
  @GET
  SearchPage search(
      @QueryParam("q") String words,
      @QueryParam("type") @Nullable String type,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor);
}
