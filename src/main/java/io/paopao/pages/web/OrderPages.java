package io.paopao.pages.web;

import io.paopao.orders.OrderView;
import io.paopao.orders.Orders;
import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.OrderPage;
import io.paopao.pages.view.OrdersPage;
import io.paopao.pages.view.Place.Section;
import io.paopao.platform.Cursor;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Slice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reader's orders.
@Path("/orders")
public class OrderPages {

  private static final int LIMIT = 20;

  @Inject private Orders orders;
  @Inject private MallViews views;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest servletRequest;

  public OrderPages() {}

  @GET
  @RolesAllowed("user")
  public Response list(@QueryParam("cursor") @Nullable String cursor) {
    Slice<OrderView> found = orders.list(Cursor.parse(cursor, 1), LIMIT);
    Frame frame = frames.of(Visit.of(servletRequest), Section.ME);
    OrdersPage page =
        new OrdersPage(
            views.orders(frame, found.items(), false),
            found.nextCursor() == null ? null : "/orders?cursor=" + found.nextCursor(),
            false);
    Head head = Head.of(frame.t("orders.title"));
    return answers.page(null, frame, new Answers.Content("orders.jte", head, "page", page));
  }

  @GET
  @Path("{id}")
  @RolesAllowed("user")
  public Response order(@PathParam("id") String id) {
    OrderView order = orders.find(Ids.parse(id));
    Frame frame = frames.of(Visit.of(servletRequest), Section.ME);
    return answers.page(null, frame, content(frame, order, Form.EMPTY));
  }

  @POST
  @Path("{id}/cancel")
  @RolesAllowed("user")
  public Response cancel(@PathParam("id") String id, String body) {
    Typed typed = Typed.parse(body);
    try {
      orders.cancel(Ids.parse(id));
      return Answers.seeOther(typed.back("/orders/" + id)).build();
    } catch (Problem problem) {
      Frame frame = frames.of(Visit.of(servletRequest), Section.ME);
      OrderView order = orders.find(Ids.parse(id));
      return answers.refused(
          problem.status(), frame, content(frame, order, typed.refused(problem)));
    }
  }

  private Answers.Content content(Frame frame, OrderView order, Form form) {
    boolean own = RequestContext.current().caller().is(Long.parseLong(order.buyerRef()));
    OrderPage page = new OrderPage(views.orders(frame, List.of(order), !own).getFirst(), form);
    return new Answers.Content("order.jte", Head.of(frame.t("order.title")), "page", page);
  }
}
