package io.paopao.posts.rest;

import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.Slice;
import io.paopao.platform.rest.Idempotency;
import io.paopao.platform.rest.Paging;
import io.paopao.posts.QueuedReport;
import io.paopao.posts.ReportDecisions;
import io.paopao.posts.Reports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The queue of reports, and what moderators decide.
@Path("/moderation/reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReportQueueResource {

  @Inject private Reports reports;
  @Inject private ReportDecisions decisions;
  @Inject private Idempotency idempotency;

  @GET
  @RolesAllowed("moderator")
  public Slice<QueuedReport> queue(
      @QueryParam("status") @DefaultValue("open") String status, @BeanParam Paging paging) {
    return reports.queue(isWaiting(status), paging.cursor(1), paging.limit());
  }

  @GET
  @Path("{id}")
  @RolesAllowed("moderator")
  public QueuedReport one(@PathParam("id") String id) {
    return reports.find(Ids.parse(id));
  }

  @POST
  @Path("{id}/decisions")
  @RolesAllowed("moderator")
  public Response decide(
      @PathParam("id") String id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      ReportDecisions.@Nullable Wish sent) {
    long report = Ids.parse(id);
    ReportDecisions.Wish wish = Sent.body(sent);
    String path = "/moderation/reports/" + report;
    return idempotency.create(
        key,
        new Asked(path + "/decisions", wish),
        () -> {
          decisions.decide(report, wish);
          return new Idempotency.Created(URI.create("/api/v1" + path), reports.find(report));
        });
  }

  private static boolean isWaiting(String status) {
    return switch (status) {
      case "open" -> true;
      case "decided" -> false;
      default -> throw Problem.badRequest("parameter.invalid", "status");
    };
  }
}
