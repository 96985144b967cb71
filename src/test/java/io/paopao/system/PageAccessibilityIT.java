package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Cookie;

/// WCAG AA as far as axe can tell, on the pages that people see most: most in one colour scheme,
/// threads and those of admins in both.
class PageAccessibilityIT {

  private static final List<String> LEVELS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private final Api author = Api.member();

  @Test
  void nothingKeepsAnyoneOut() {
    String thread =
        author.thread("Everyone can read this 大家都能读", "**words** and `code`").getString("id");
    author.reply(thread, "> quoted\n\n1. one\n2. two");
    String post = Api.member().reply(thread, "Somebody else").getString("id");
    author.post("posts/" + post + "/reports", Api.json("reason", "spam")).expect(201);
    String order = author.post("orders", Mall.wish("hoodie", 1)).expect(201).string("id");
    Replication.awaitReplica();
    try (Browser guest = Browser.open();
        Browser member = Browser.open().logIn(author);
        Browser admin = Browser.open().logInAs("admin")) {
      check(
          guest,
          "light",
          "/",
          "/t/" + thread,
          "/login",
          "/register",
          "/search?q=words",
          "/mall",
          "/mall/mug");
      fillCart(member);
      check(
          member,
          "dark",
          "/",
          "/t/" + thread,
          "/new",
          "/notifications",
          "/settings",
          "/settings/notifications",
          "/settings/people",
          "/?sort=unread",
          "/u/admin",
          "/p/" + post + "/report",
          "/points",
          "/orders",
          "/orders/" + order,
          "/settings/security",
          "/cart",
          "/mall/hoodie");
      speak(member, "zh-CN");
      check(member, "light", "/cart", "/orders/" + order, "/points", "/mall", "/mall/hoodie");
      check(admin, "light", "/mall", "/admin/items", "/admin/orders", "/moderation/reports");
      check(admin, "dark", "/admin/items", "/admin/items/mug", "/admin/orders");
      checkRefused(admin, "/admin/items");
      checkRefused(admin, "/admin/items/mug");
    }
  }

  /// The form with nothing in it, as it comes back.
  private static void checkRefused(Browser browser, String path) {
    browser.go(path).see("main .composer .primary");
    browser.run(
        """
        document.querySelector('main .composer').noValidate = true;
        document.querySelectorAll('main .composer .field input').forEach(input => input.value = '')
        """);
    browser.click("main .composer .primary").see("main .field-error");
    check(browser, path + " refused");
  }

  private static void fillCart(Browser browser) {
    browser.go("/mall/mug").click("[formaction='/cart/items']").waitForPath("/cart");
    browser.seeText(".cart-foot .total", "300");
  }

  private static void speak(Browser browser, String language) {
    browser.go("/login").driver().manage().addCookie(new Cookie("paopao_language", language));
    browser.go("/cart").see("html[lang=" + language + "] .cart-foot");
  }

  private static void check(Browser browser, String scheme, String... paths) {
    browser.go("/login").driver().manage().addCookie(new Cookie("paopao_scheme", scheme));
    for (String path : paths) {
      check(browser, path, scheme);
    }
  }

  private static void check(Browser browser, String path, String scheme) {
    browser.go(path).see("html[data-scheme=" + scheme + "] main h1");
    check(browser, path + " in " + scheme);
  }

  private static void check(Browser browser, String shown) {
    List<Rule> violations =
        new AxeBuilder().withTags(LEVELS).analyze(browser.driver()).getViolations();
    assertThat(violations)
        .as("%s: %s", shown, violations.stream().map(PageAccessibilityIT::told).toList())
        .isEmpty();
  }

  private static String told(Rule rule) {
    return rule.getId() + " " + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }
}
