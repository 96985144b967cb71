package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Cookie;

class MallPageIT {

  private static final String KEY = "document.querySelector('.buy [name=idempotencyKey]')";

  private final Api buyer = Api.member();

  @Test
  void aMemberOrdersFromTheCartWithoutScripts() {
    Mall.awaitPoints(buyer, 100);
    try (Browser browser = Browser.withoutScripts().logIn(buyer)) {
      browser.go("/mall/sticker-pack").click("[formaction='/cart/items']").waitForPath("/cart");
      browser.seeText(".line", "Sticker pack");
      browser.click(".line [name=remove]").seeText(".empty", "Your cart is empty");
      browser.go("/mall/sticker-pack").click("[formaction='/cart/items']").waitForPath("/cart");
      browser.click(".cart-foot form button").waitForPath("/orders/\\d+");
      browser.goUntil(browser.path(), ".order-status", "Paid");

      browser.click(".order-page form button").waitForPath("/orders/\\d+");
      browser.seeText(".order-status", "Refunded");
      browser.goUntil("/points", ".ledger", "Spent in the mall");
      browser.click(".list-head form button").waitForPath("/points");
      browser.seeText(".ledger", "Checked in");
      assertThat(browser.count(".chart polyline")).isOne();
      browser.go("/orders").seeText(".line", "Sticker pack");
      browser.go("/cart").seeText(".empty", "Your cart is empty");
      browser.seeText(".boards [aria-current]", "Mall");
    }
  }

  @Test
  void whoHasTooFewPointsIsTold() {
    Mall.awaitPoints(buyer, 100);
    try (Browser browser = Browser.open().logIn(buyer)) {
      browser.go("/mall/mug").run(KEY + ".value = 'the-first'");
      browser.click(".buy .primary").seeText(".alert", "300 points");
      assertThat(browser.run("return " + KEY + ".value")).isEqualTo("the-first");
    }
  }

  @Test
  void whoOrdersNoPieceIsToldSo() {
    try (Browser browser = Browser.open().logIn(buyer)) {
      browser.go("/mall/mug").run("document.querySelector('#quantity').min = ''");
      browser.run("document.querySelector('#quantity').value = '0'");
      browser.click(".buy .primary").seeText(".buy .field-error", "from 1 to 1,000");
    }
  }

  @Test
  void theStockOfAnOpenItemFollowsLive() {
    String sku = Mall.item(1, "POINTS", 5, 0);
    Mall.awaitPoints(buyer, 100);
    try (Browser browser = Browser.open()) {
      browser.go("/mall/" + sku).seeText("[data-stock]", "5 left");
      buyer.post("orders", Mall.wish(sku, 2)).expect(201);
      browser.seeText("[data-stock]", "3 left");
    }
  }

  @Test
  void anAdminKeepsTheMall() {
    String sku = Mall.item(1, "POINTS", 5, 0);
    Mall.awaitPoints(buyer, 100);
    String order = buyer.post("orders", Mall.wish(sku, 1)).expect(201).string("id");
    Mall.awaitStatus(buyer, order, "PAID");
    Replication.awaitReplica();
    try (Browser browser = Browser.open().logInAs("admin")) {
      browser.go("/admin/items").type("#r-" + sku, "4");
      browser.click("form[action='/admin/items/" + sku + "/stock'] button");
      browser.waitForPath("/admin/items");
      Mall.awaitAvailable(sku, 8);

      browser.go("/admin/orders").click("form[action='/orders/" + order + "/cancel'] button");
      browser.waitForPath("/admin/orders");
      Mall.awaitStatus(buyer, order, "REFUNDED");
    }
  }

  @Test
  void whatIsWrongWithANewItemIsToldBesideItsField() {
    try (Browser browser = Browser.open().logInAs("admin")) {
      browser.go("/admin/items").type("#n-sku", "odd").type("[id='n-name.zh']", "怪");
      browser.type("[id='n-name.en']", "Odd").type("#n-stock", "1").type("#n-price", "-1");
      browser.run("document.querySelector('main .composer').noValidate = true");
      browser.click("main .composer .primary").seeText("[id='e-price.amount']", "from 1");
      assertThat(browser.see("#n-price").getDomProperty("value")).isEqualTo("-1");
      assertThat(browser.see("[id='n-name.en']").getDomProperty("value")).isEqualTo("Odd");

      browser.run("document.querySelector('[name=currency] option').value = 'AAA'");
      browser.run("document.querySelector('main .composer').noValidate = true");
      browser.click("main .composer .primary").seeText("[id='e-price.currency']", "CNY");
    }
  }

  @Test
  void anAdminOffersAnItemWithoutADescription() {
    String sku = "blank-" + buyer.handle();
    try (Browser browser = Browser.open().logInAs("admin")) {
      browser.go("/admin/items").type("#n-sku", sku).type("[id='n-name.zh']", "空");
      browser.type("[id='n-name.en']", "Blank").type("#n-stock", "1").type("#n-price", "7");
      browser.click("main .composer .primary");
      browser.seeText("table code", sku);
      browser.click("a[href='/admin/items/" + sku + "']").seeText("h1", "Edit Blank");
      assertThat(browser.see("#n-price").getDomProperty("value")).isEqualTo("7");
    }
  }

  @Test
  void anAdminChangesWhatAnItemSaysAndCosts() {
    String sku = Mall.item(1, "POINTS", 5, 2);
    try (Browser browser = Browser.withoutScripts().logInAs("admin")) {
      browser.go("/admin/items/" + sku);
      browser.type("[id='n-name.en']", " of joy").type("[id='n-description.zh']", "一");
      browser.type("#n-price", "2").click("main .composer .primary");
      browser.seeText("[id='e-description.en']", "must not be empty");
      assertThat(browser.see("#n-price").getDomProperty("value")).isEqualTo("21");
      assertThat(browser.see("[id='n-description.en']").getDomAttribute("aria-describedby"))
          .isEqualTo("e-description.en");

      browser.type("[id='n-description.en']", "one").click("main .composer .primary");
      browser.seeText("[role=status].done", "Saved");
      browser.go("/mall/" + sku).seeText("h1", "Thing of joy");
      browser.seeText(".item-price", "21");
      browser.seeText(".item-text", "at most 2 each");

      browser.go("/admin/items/" + sku);
      Api.admin()
          .patch("items/" + sku, Json.createObjectBuilder().add("perBuyer", 3).build())
          .expect(200);
      browser.click("main .composer .primary").seeText("[role=alert]", "changed");
      browser.go("/admin/items/" + sku).see("[id='n-description.zh']").clear();
      browser.see("[id='n-description.en']").clear();
      browser.click("main .composer .primary").seeText("[role=status].done", "Saved");
      browser.go("/mall/" + sku).seeText("h1", "Thing of joy");
      assertThat(browser.count(".item-text .bio")).isZero();
    }
  }

  @Test
  void whatIsNotOfferedStaysInTheCartAndHindersNothing() {
    String withdrawn = Mall.item(1, "POINTS", 5, 0);
    String sku = Mall.item(1, "POINTS", 5, 0);
    Mall.awaitPoints(buyer, 100);
    Api.admin()
        .patch("items/" + withdrawn, Json.createObjectBuilder().add("listed", false).build())
        .expect(200);
    Replication.awaitReplica();
    try (Browser browser = Browser.withoutScripts().logIn(buyer)) {
      String cart = "nothing-of-the-kind.1_" + withdrawn + ".1_" + sku + ".2";
      browser.driver().manage().addCookie(new Cookie("paopao_cart", cart));
      browser.go("/cart").seeText(".line", "nothing-of-the-kind");
      browser.seeText(".total", "2");
      browser.click(".cart-foot form button").waitForPath("/orders/\\d+");
      browser.goUntil(browser.path(), ".order-status", "Paid");

      browser.go("/cart").seeText(".line", "nothing-of-the-kind");
      assertThat(browser.count(".line")).isEqualTo(2);
      assertThat(browser.count("form[action='/cart/order']")).isZero();
      browser.click(".line [name=remove]").click(".line [name=remove]");
      browser.seeText(".empty", "Your cart is empty");
    }
  }

  @Test
  void membersDoNotSeeThePagesOfAdmins() {
    try (Browser browser = Browser.open().logIn(buyer)) {
      browser.go("/admin/items").seeText("h1", "This is not open to you");
    }
  }
}
