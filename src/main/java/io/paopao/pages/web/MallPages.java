package io.paopao.pages.web;

import io.paopao.inventory.Item;
import io.paopao.inventory.Items;
import io.paopao.orders.NewOrder;
import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.ItemPage;
import io.paopao.pages.view.MallPage;
import io.paopao.pages.view.Place.Section;
import io.paopao.pages.view.Watch;
import io.paopao.platform.Cursor;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.Slice;
import jakarta.annotation.security.PermitAll;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the mall offers, and ordering one thing of it at once.
@Path("/mall")
public class MallPages {

  private static final int LIMIT = 24;

  @Inject private Items items;
  @Inject private Purchases purchases;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Inject private Site site;
  @Context private HttpServletRequest servletRequest;

  public MallPages() {}

  @GET
  @PermitAll
  public Response mall(@QueryParam("cursor") @Nullable String cursor) {
    Slice<Item> found = items.list(false, Cursor.parse(cursor, 1), LIMIT);
    Frame frame = frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
    MallPage page =
        new MallPage(
            found.items().stream().map(item -> MallViews.card(frame, item)).toList(),
            found.nextCursor() == null ? null : "/mall?cursor=" + found.nextCursor(),
            cart().pieces(),
            RequestContext.current().caller().isAdmin());
    Head head =
        new Head(
            frame.t("mall.title"),
            frame.t("mall.lede"),
            site.url(servletRequest, "/mall"),
            null,
            true);
    return answers.page(null, frame, new Answers.Content("mall.jte", head, "page", page));
  }

  @GET
  @Path("{sku}")
  @PermitAll
  public Response item(@PathParam("sku") String sku) {
    Frame frame = frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
    return answers.page(null, frame, content(frame, sku, Form.EMPTY));
  }

  /// Orders so many of the item at once.
  @POST
  @Path("{sku}/order")
  @RolesAllowed("user")
  public Response order(@PathParam("sku") String sku, String body) {
    Typed typed = Typed.parse(body);
    NewOrder wish = NewOrder.of(Map.of(sku, typed.number("quantity")));
    try {
      return Answers.seeOther("/orders/" + purchases.order(typed, wish)).build();
    } catch (Problem problem) {
      Frame frame = frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
      return answers.refused(problem.status(), frame, content(frame, sku, typed.refused(problem)));
    }
  }

  private Answers.Content content(Frame frame, String sku, Form form) {
    Items.Found found = items.find(sku);
    ItemPage page =
        new ItemPage(
            MallViews.card(frame, found.item()),
            Watch.of(found.position()),
            cart().pieces(),
            Composers.key(form),
            form);
    Head head =
        new Head(
            page.item().name(),
            page.item().description(),
            site.url(servletRequest, page.item().url()),
            null,
            page.item().listed());
    return new Answers.Content("item.jte", head, "page", page);
  }

  private Cart cart() {
    return Cart.parse(Cookies.read(servletRequest, Cart.COOKIE));
  }
}
