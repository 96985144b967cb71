package io.paopao.pages.web;

import io.paopao.inventory.Item;
import io.paopao.inventory.ItemChange;
import io.paopao.inventory.Items;
import io.paopao.inventory.Stocking;
import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.ItemEditPage;
import io.paopao.pages.view.Place.Section;
import io.paopao.platform.Problem;
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

/// One item as admins keep it: what it says and costs, how many there are, whether it is offered.
@Path("/admin/items/{sku}")
public class ItemAdminPages {

  @Inject private Items items;
  @Inject private Stocking stocking;
  @Inject private Composers composers;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest servletRequest;

  @PathParam("sku")
  private String sku = "";

  public ItemAdminPages() {}

  @GET
  @RolesAllowed("admin")
  public Response item(@QueryParam("saved") @Nullable String saved) {
    Frame frame = frame();
    Item item = items.find(sku).item();
    return answers.page(null, frame, content(frame, item, ItemForm.of(item), saved != null));
  }

  @POST
  @RolesAllowed("admin")
  public Response change(String body) {
    Typed typed = Typed.parse(body);
    try {
      stocking.change(sku, ItemForm.change(typed), item -> requireShown(typed, item));
      return Answers.seeOther("/admin/items/" + Site.segment(sku) + "?saved=true").build();
    } catch (Problem problem) {
      Frame frame = frame();
      Item item = items.find(sku).item();
      return answers.refused(
          problem.status(), frame, content(frame, item, typed.refused(problem), false));
    }
  }

  /// Somebody else may have changed it since: the form holds everything about the item.
  private static void requireShown(Typed typed, Item item) {
    if (!typed.text("version").equals(String.valueOf(item.version()))) {
      throw Problem.conflict("item.changed");
    }
  }

  /// Receives pieces; once, however often the button is pressed.
  @POST
  @Path("stock")
  @RolesAllowed("admin")
  public Response receive(String body) {
    Typed typed = Typed.parse(body);
    long quantity = typed.number("quantity");
    composers.once(
        typed, List.of("stock", sku, quantity), () -> stocking.receive(sku, quantity).id());
    return Answers.seeOther(typed.back("/admin/items")).build();
  }

  @POST
  @Path("listed")
  @RolesAllowed("admin")
  public Response list(String body) {
    Typed typed = Typed.parse(body);
    boolean listed = typed.text("listed").equals("true");
    stocking.change(sku, new ItemChange(null, null, null, null, listed), item -> {});
    return Answers.seeOther(typed.back("/admin/items")).build();
  }

  private Frame frame() {
    return frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
  }

  private static Answers.Content content(Frame frame, Item item, Form form, boolean saved) {
    ItemEditPage page = new ItemEditPage(MallViews.card(frame, item), item.version(), form, saved);
    Head head = Head.of(frame.t("admin.editOf", page.item().name()));
    return new Answers.Content("item_edit.jte", head, "page", page);
  }
}
