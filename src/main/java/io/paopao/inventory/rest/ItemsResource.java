package io.paopao.inventory.rest;

import io.paopao.inventory.Item;
import io.paopao.inventory.ItemChange;
import io.paopao.inventory.Items;
import io.paopao.inventory.NewItem;
import io.paopao.inventory.Stocking;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Slice;
import io.paopao.platform.rest.Conditional;
import io.paopao.platform.rest.Idempotency;
import io.paopao.platform.rest.InLanguage;
import io.paopao.platform.rest.Paging;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the mall offers.
@Path("/items")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ItemsResource {

  @Inject private Items items;
  @Inject private Stocking stocking;
  @Inject private Idempotency idempotency;

  /// How many pieces come in; below zero: are taken away.
  public record Delivery(@Nullable Long quantity) {}

  @GET
  @PermitAll
  @InLanguage
  public Slice<ItemView> list(@BeanParam Paging paging) {
    return items.list(false, paging.cursor(1), paging.limit()).map(i -> ItemView.of(i, null));
  }

  @GET
  @Path("{sku}")
  @PermitAll
  @InLanguage
  public Response one(@PathParam("sku") String sku, @Context Request request) {
    Items.Found found = items.find(sku);
    EntityTag tag = new EntityTag(tag(found.item()));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged == null
            ? Response.ok(ItemView.of(found.item(), found.position()))
            : unchanged)
        .tag(tag)
        .build();
  }

  @POST
  @RolesAllowed("admin")
  public Response offer(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable NewItem sent) {
    NewItem item = body(sent);
    return idempotency.create(
        key,
        List.of("/items", item),
        () -> {
          Item offered = stocking.offer(item);
          return new Idempotency.Created(
              URI.create("/api/v1/items/" + offered.sku()), ItemView.of(offered, null));
        });
  }

  @PATCH
  @Path("{sku}")
  @RolesAllowed("admin")
  public Response change(
      @PathParam("sku") String sku,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable ItemChange sent) {
    Item changed = stocking.change(sku, body(sent), item -> require(ifMatch, item.version()));
    return Response.ok(ItemView.of(changed, null)).tag(tag(changed)).build();
  }

  @POST
  @Path("{sku}/stock")
  @RolesAllowed("admin")
  public Response receive(
      @PathParam("sku") String sku,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Nullable Delivery sent) {
    Delivery delivery = body(sent);
    return idempotency.create(
        key,
        List.of("/items/stock", sku, delivery),
        () ->
            new Idempotency.Created(
                URI.create("/api/v1/items/" + sku),
                ItemView.of(stocking.receive(sku, delivery.quantity()), null)));
  }

  private static String tag(Item item) {
    return item.etag(RequestContext.current().locale().getLanguage());
  }

  private static <T> T body(@Nullable T sent) {
    if (sent == null) {
      throw Problem.badRequest("json.malformed");
    }
    return sent;
  }

  /// The tag changes with every sale; only the version guards what admins change.
  private static void require(@Nullable String ifMatch, long version) {
    Conditional.requireOwn(ifMatch, version);
  }
}
