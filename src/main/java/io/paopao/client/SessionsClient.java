package io.paopao.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// Signing in and out.
@RegisterRestClient(configKey = "paopao")
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface SessionsClient {

  @POST
  TokenPair signIn(Credentials credentials);

  @POST
  @Path("refresh")
  TokenPair refresh(Refresh refresh);

  @DELETE
  @Path("current")
  void signOut();
}
