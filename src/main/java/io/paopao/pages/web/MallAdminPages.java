package io.paopao.pages.web;

import io.paopao.inventory.Item;
import io.paopao.inventory.Items;
import io.paopao.inventory.NewItem;
import io.paopao.inventory.Stocking;
import io.paopao.orders.OrderView;
import io.paopao.orders.Orders;
import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.OrdersPage;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.StockPage;
import io.paopao.platform.Cursor;
import io.paopao.platform.Problem;
import io.paopao.platform.Slice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The mall as admins keep it: all its items, new ones, everybody's orders.
@Path("/admin")
public class MallAdminPages {

  private static final int LIMIT = 30;

  @Inject private Items items;
  @Inject private Stocking stocking;
  @Inject private Orders orders;
  @Inject private MallViews views;
  @Inject private Composers composers;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest servletRequest;

  public MallAdminPages() {}

  @GET
  @Path("items")
  @RolesAllowed("admin")
  public Response stock(@QueryParam("cursor") @Nullable String cursor) {
    Frame frame = frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
    return answers.page(null, frame, stock(frame, cursor, Form.EMPTY));
  }

  @POST
  @Path("items")
  @RolesAllowed("admin")
  public Response offer(String body) {
    Typed typed = Typed.parse(body);
    try {
      NewItem wish = ItemForm.offer(typed);
      composers.once(typed, List.of("item", wish), () -> stocking.offer(wish).id());
      return Answers.seeOther("/admin/items").build();
    } catch (Problem problem) {
      Frame frame = frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
      return answers.refused(problem.status(), frame, stock(frame, null, typed.refused(problem)));
    }
  }

  @GET
  @Path("orders")
  @RolesAllowed("admin")
  public Response orders(@QueryParam("cursor") @Nullable String cursor) {
    Slice<OrderView> found = orders.listAll(Cursor.parse(cursor, 1), LIMIT);
    Frame frame = frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
    OrdersPage page =
        new OrdersPage(
            views.orders(frame, found.items(), true),
            found.nextCursor() == null ? null : "/admin/orders?cursor=" + found.nextCursor(),
            true);
    Head head = Head.of(frame.t("admin.orders"));
    return answers.page(null, frame, new Answers.Content("orders.jte", head, "page", page));
  }

  private Answers.Content stock(Frame frame, @Nullable String cursor, Form form) {
    Slice<Item> found = items.list(true, Cursor.parse(cursor, 1), LIMIT);
    StockPage page =
        new StockPage(
            found.items().stream().map(item -> row(frame, item)).toList(),
            found.nextCursor() == null ? null : "/admin/items?cursor=" + found.nextCursor(),
            Composers.key(form),
            form);
    return new Answers.Content("stock.jte", Head.of(frame.t("admin.items")), "page", page);
  }

  private static StockPage.Row row(Frame frame, Item item) {
    return new StockPage.Row(
        MallViews.card(frame, item),
        item.stock().reserved(),
        item.stock().sold(),
        UUID.randomUUID().toString());
  }
}
