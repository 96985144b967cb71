package io.paopao.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// The orders of the caller.
@RegisterRestClient(configKey = "paopao")
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface OrdersClient {

  @GET
  @Path("v1/orders")
  OrderPage listOrders(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor);

  /// @param key by which a repetition is known; null for none
  @POST
  @Path("v1/orders")
  Order placeOrder(@HeaderParam("Idempotency-Key") @Nullable String key, NewOrder order);

  @GET
  @Path("v1/orders/{id}")
  Order getOrder(@PathParam("id") String id);

  @POST
  @Path("v1/orders/{id}/cancel")
  Order cancelOrder(@PathParam("id") String id);

  @GET
  @Path("order")
  OrderStatus getOrderStatus(@QueryParam("id") String id);
}
