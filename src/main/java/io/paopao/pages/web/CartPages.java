package io.paopao.pages.web;

import io.paopao.pages.view.CartPage;
import io.paopao.pages.view.Form;
import io.paopao.pages.view.Frame;
import io.paopao.pages.view.Head;
import io.paopao.pages.view.Place.Section;
import io.paopao.platform.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// What the reader is about to order.
@Path("/cart")
public class CartPages {

  @Inject private MallViews views;
  @Inject private Purchases purchases;
  @Inject private Frames frames;
  @Inject private Answers answers;
  @Context private HttpServletRequest servletRequest;

  public CartPages() {}

  @GET
  @PermitAll
  public Response cart() {
    Frame frame = frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
    return answers.page(null, frame, content(frame, Form.EMPTY));
  }

  /// Puts so many more of an item in.
  @POST
  @Path("items")
  @PermitAll
  public Response add(String body) {
    Typed typed = Typed.parse(body);
    return keep(read().plus(typed.text("sku"), Math.max(1, typed.number("quantity"))));
  }

  /// Has so many of an item in it; 0, or the button beside it, takes it out.
  @POST
  @PermitAll
  public Response change(String body) {
    Typed typed = Typed.parse(body);
    boolean removed = !typed.text("remove").isEmpty();
    return keep(read().with(typed.text("sku"), removed ? 0 : typed.number("quantity")));
  }

  /// Orders what the page showed that could be ordered, whatever has come into the cart since or
  /// has gone from the mall; the rest stays in the cart.
  @POST
  @Path("order")
  @RolesAllowed("user")
  public Response order(String body) {
    Typed typed = Typed.parse(body);
    Cart shown = Cart.parse(typed.text("lines"));
    try {
      String order = purchases.order(typed, shown.order());
      return kept(Answers.seeOther("/orders/" + order), read().minus(shown));
    } catch (Problem problem) {
      Frame frame = frames.of(Visit.of(servletRequest), Section.ELSEWHERE);
      return answers.refused(problem.status(), frame, content(frame, typed.refused(problem)));
    }
  }

  private Response keep(Cart cart) {
    return kept(Answers.seeOther("/cart"), cart);
  }

  private Response kept(Response.ResponseBuilder answer, Cart cart) {
    boolean secure = servletRequest.isSecure();
    String cookie =
        cart.isEmpty()
            ? Cookies.remove(Cart.COOKIE, secure)
            : Cookies.set(Cart.COOKIE, cart.cookie(), Cart.LIFE, secure);
    return answer.header(HttpHeaders.SET_COOKIE, cookie).build();
  }

  private Cart read() {
    return Cart.parse(Cookies.read(servletRequest, Cart.COOKIE));
  }

  private Answers.Content content(Frame frame, Form form) {
    CartPage page = views.cart(frame, read(), form);
    return new Answers.Content("cart.jte", Head.of(frame.t("cart.title")), "page", page);
  }
}
