package io.paopao.posts.rest;

import io.paopao.platform.Ids;
import io.paopao.platform.rest.Idempotency;
import io.paopao.posts.Report;
import io.paopao.posts.Reports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Telling moderators what is wrong with a post.
@Path("/posts/{id}/reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReportsResource {

  @Inject private Reports reports;
  @Inject private Idempotency idempotency;

  @POST
  @RolesAllowed("user")
  public Response report(
      @PathParam("id") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      Report.@Nullable Wish sent) {
    long post = Ids.parse(id);
    Report.Wish wish = Sent.body(sent);
    return idempotency.create(
        key,
        new Asked("/posts/" + post + "/reports", wish),
        () -> {
          Report made = reports.report(post, wish);
          return new Idempotency.Created(
              URI.create("/api/v1/moderation/reports/" + made.id()), made);
        });
  }
}
