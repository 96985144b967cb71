package io.paopao.points.rest;

import io.paopao.platform.RequestContext;
import io.paopao.platform.Slice;
import io.paopao.platform.rest.Paging;
import io.paopao.points.CheckIn;
import io.paopao.points.Customer;
import io.paopao.points.LedgerEntry;
import io.paopao.points.Points;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// The caller's own points.
@Path("/me/points")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class MyPointsResource {

  @Inject private Points points;

  @GET
  @RolesAllowed("user")
  public Customer own() {
    return points.of(caller());
  }

  @GET
  @Path("ledger")
  @RolesAllowed("user")
  public Slice<LedgerEntry> ledger(@BeanParam Paging paging) {
    return points.ledger(caller(), paging.cursor(1), paging.limit());
  }

  /// Counts once a day; the second answer of a day awards nothing.
  @POST
  @Path("check-in")
  @RolesAllowed("user")
  public CheckIn checkIn() {
    return points.checkIn(caller());
  }

  private static long caller() {
    return RequestContext.current().caller().id();
  }
}
