package io.paopao.orders.rest;

import io.paopao.orders.Checkout;
import io.paopao.orders.NewOrder;
import io.paopao.orders.OrderView;
import io.paopao.orders.Orders;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.Slice;
import io.paopao.platform.rest.Conditional;
import io.paopao.platform.rest.Idempotency;
import io.paopao.platform.rest.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The caller's orders.
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrdersResource {

  @Inject private Orders orders;
  @Inject private Checkout checkout;
  @Inject private Idempotency idempotency;

  @GET
  @RolesAllowed("user")
  public Slice<OrderView> list(@BeanParam Paging paging) {
    return orders.list(paging.cursor(1), paging.limit());
  }

  @POST
  @RolesAllowed("user")
  public Response place(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable NewOrder sent) {
    if (sent == null) {
      throw Problem.badRequest("json.malformed");
    }
    return checkout.place(affords ->
        idempotency.create(
            key,
            List.of("/orders", sent),
            () -> {
              OrderView order = orders.place(sent, affords);
              return new Idempotency.Created(URI.create("/api/v1/orders/" + order.id()), order);
            }));
  }

  @GET
  @Path("{id}")
  @RolesAllowed("user")
  public Response one(@PathParam("id") String id, @Context Request request) {
    return Conditional.content(request, orders.find(Ids.parse(id)));
  }

  /// Cancels what is not paid, refunds what is.
  @POST
  @Path("{id}/cancel")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed("user")
  public OrderView cancel(@PathParam("id") String id) {
    return orders.cancel(Ids.parse(id));
  }
}
