package io.paopao.pages;

import io.paopao.pages.view.CartPage;
import io.paopao.pages.view.Chart;
import io.paopao.pages.view.Form;
import io.paopao.pages.view.ItemCard;
import io.paopao.pages.view.ItemEditPage;
import io.paopao.pages.view.ItemPage;
import io.paopao.pages.view.MallPage;
import io.paopao.pages.view.OrderCard;
import io.paopao.pages.view.OrderPage;
import io.paopao.pages.view.OrdersPage;
import io.paopao.pages.view.PointsPage;
import io.paopao.pages.view.StockPage;
import io.paopao.platform.domain.Money;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A small mall to render templates with.
final class MallSamples {

  private static final Form REFUSED =
      new Form(Map.of("quantity", "3"), Map.of("sku", "taken"), "Not enough points");

  private static final ItemCard MUG =
      new ItemCard("mug", "马克杯", "350 毫升", Money.points(300), 12, 2, true);
  private static final ItemCard HOODIE =
      new ItemCard("hoodie", "Hoodie", "", new Money(15_900, "CNY"), 0, 0, false);

  private MallSamples() {}

  static MallPage mall() {
    return new MallPage(List.of(MUG, HOODIE), "/mall?cursor=1", 3, true);
  }

  static MallPage emptyMall() {
    return new MallPage(List.of(), null, 0, false);
  }

  static ItemPage item(boolean offered) {
    return new ItemPage(
        offered ? MUG : HOODIE,
        Samples.watch("item:mug"),
        1,
        "key-1",
        offered ? Form.EMPTY : REFUSED);
  }

  static ItemPage refusedItem() {
    Form form =
        new Form(
            Map.of("quantity", "0"),
            Map.of("lines[0].quantity", "from 1 to 1,000", "lines", "no such item"),
            null);
    return new ItemPage(MUG, Samples.watch("item:mug"), 1, "key-1", form);
  }

  static CartPage refusedCart() {
    Form form =
        new Form(
            Map.of(),
            Map.of("lines[0].quantity", "from 1 to 1,000", "lines", "no such item"),
            null);
    return small(form);
  }

  static CartPage cart() {
    List<CartPage.Line> lines =
        List.of(
            new CartPage.Line(MUG, 2, Money.points(600)),
            new CartPage.Line(HOODIE, 1, HOODIE.price()));
    return new CartPage(
        lines,
        List.of(new CartPage.Gone("old-mug", "旧马克杯"), new CartPage.Gone("nothing", "nothing")),
        new CartPage.Checkout(
            List.of(HOODIE.price(), Money.points(600)), "mug.2_hoodie.1", "key-2"),
        REFUSED);
  }

  static CartPage smallCart() {
    return small(Form.EMPTY);
  }

  static CartPage goneCart() {
    return new CartPage(
        List.of(),
        List.of(new CartPage.Gone("nothing", "nothing")),
        new CartPage.Checkout(List.of(), "", "k"),
        Form.EMPTY);
  }

  private static CartPage small(Form form) {
    return new CartPage(
        List.of(new CartPage.Line(MUG, 1, MUG.price())),
        List.of(),
        new CartPage.Checkout(List.of(MUG.price()), "mug.1", "k"),
        form);
  }

  static CartPage emptyCart() {
    return new CartPage(
        List.of(), List.of(), new CartPage.Checkout(List.of(), "", "k"), Form.EMPTY);
  }

  static OrdersPage orders(boolean everybody) {
    return new OrdersPage(
        List.of(order("paid", null), order("placed", null), order("refunded", "buyer")),
        "/orders?cursor=1",
        everybody);
  }

  static OrdersPage noOrders() {
    return new OrdersPage(List.of(), null, false);
  }

  static OrderPage order(String status) {
    return new OrderPage(order(status, status.equals("cancelled") ? "soldOut" : null), REFUSED);
  }

  private static OrderCard order(String status, @Nullable String reason) {
    return new OrderCard(
        "4" + status.length(),
        List.of(new OrderCard.Line("马克杯", "/mall/mug", 2)),
        Money.points(600),
        status,
        reason,
        Samples.ago("PT2H"),
        Samples.LIN);
  }

  static PointsPage points() {
    List<PointsPage.Entry> entries =
        List.of(
            new PointsPage.Entry("spent", -60, 55, Samples.ago("PT1M")),
            new PointsPage.Entry("check_in", 5, 115, Samples.ago("PT2H")),
            new PointsPage.Entry("welcome", 100, 110, Samples.ago("P1D")));
    return new PointsPage(
        55, "bronze", 115, new Chart(List.of(110L, 115L, 55L)), entries, "/points?cursor=1");
  }

  static PointsPage noPoints() {
    return new PointsPage(0, "bronze", 0, null, List.of(), null);
  }

  static StockPage refusedStock() {
    Form form =
        new Form(
            Map.of("sku", "x y", "currency", "EUR"),
            Map.of(
                "sku", "lower-case",
                "name.zh", "required",
                "description.en", "required",
                "price.amount", "from 1",
                "price.currency", "CNY",
                "stock", "from 0",
                "perBuyer", "from 0"),
            null);
    return new StockPage(List.of(), null, "k", form);
  }

  static ItemEditPage edited(boolean saved) {
    Form form = new Form(Map.of("name.zh", "马克杯", "currency", "EUR"), Map.of(), null);
    return new ItemEditPage(MUG, 1, saved ? form : refusedStock().form(), saved);
  }

  static StockPage stock() {
    return new StockPage(
        List.of(new StockPage.Row(MUG, 1, 7, "k1"), new StockPage.Row(HOODIE, 0, 0, "k2")),
        null,
        "k3",
        REFUSED);
  }
}
