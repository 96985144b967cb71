package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.paopao.stack.Stack;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcIT {

  private static final AtomicInteger COUNTER =
      new AtomicInteger((int) (System.nanoTime() % 90_000));

  private final String name = "outsider" + COUNTER.incrementAndGet();

  @Test
  void theFirstTimeMakesAnAccountAndTheNextFindsIt() {
    try (Browser browser = Browser.withoutScripts()) {
      signIn(browser, name);
      browser.waitForPath("/");
      browser.see("[data-bell]");
      browser.go("/settings/security").seeText("main", name + "@provider.example");
      assertThat(browser.driver().manage().getCookieNamed("paopao_oidc")).isNull();

      logOut(browser);
      signIn(browser, name);
      browser.see("[data-bell]");
      browser.go("/u/" + name).seeText("h1", name);
    }
  }

  @Test
  void aHandleThatIsTakenGetsANumber() {
    Api member = Api.member();
    try (Browser browser = Browser.withoutScripts()) {
      signIn(browser, member.handle());
      browser.see("[data-bell]");
      browser.go("/settings/security").seeText("main", member.handle() + "@provider.example");
    }
    assertThat(Api.signedIn(member.handle(), Api.PASSWORD).get("me").string("email"))
        .isEqualTo(member.handle() + "@example.org");
  }

  @Test
  void whoIsSignedInJoinsTheAccount() {
    Api member = Api.member();
    try (Browser browser = Browser.withoutScripts().logIn(member)) {
      browser.go("/settings/security").type("#i-password", Api.PASSWORD);
      browser.click("[action$='/identity'] button").click("[role=status] a");
      browser.type("#name", name).click("button");
      browser.waitForPath("/settings/security");
      logOut(browser);

      signIn(browser, name);
      browser.see("[data-bell]");
      browser.go("/settings/security").seeText("main", member.handle() + "@example.org");
    }
  }

  @Test
  void aSignedInBrowserAloneJoinsNothing() {
    Api member = Api.member();
    try (Browser browser = Browser.withoutScripts().logIn(member)) {
      browser.go("/login/oidc").type("#name", name).click("button");
      browser.seeText("body", "oidc.refused");

      browser.go("/settings/security").type("#i-password", "not my password");
      browser.click("[action$='/identity'] button").see("[role=alert]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong-nonce", "wrong-key", "wrong-audience", "wrong-issuer", "expired"})
  void aTokenThatIsNotForThisAttemptIsRefused(String lie) {
    try (Browser browser = Browser.withoutScripts()) {
      signIn(browser, lie);
      browser.seeText("body", "oidc.refused");
      browser.go("/").see(".top a[href^='/login']");
    }
  }

  @Test
  void whatDidNotBeginHereIsRefused() {
    Answer unasked = Api.anonymous().get("/login/oidc/callback?code=x&state=y");
    assertThat(unasked.status()).isEqualTo(403);

    Answer begun = Api.anonymous().get("/login/oidc?next=/new").expect(303);
    assertThat(begun.header("Location"))
        .startsWith(Stack.running().identity().issuer() + "/authorize?")
        .contains("code_challenge_method=S256")
        .contains("response_type=code")
        .contains("nonce=");
    String cookie = begun.header("Set-Cookie");
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
    Answer foreign =
        Api.anonymous()
            .get(
                "/login/oidc/callback?code=x&state=another",
                "Cookie",
                cookie.substring(0, cookie.indexOf(';')));
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.body()).contains("oidc.refused");
  }

  /// Returns when the browser is nobody's: a page that is asked for earlier would end the form.
  private static void logOut(Browser browser) {
    browser.click(".top .menu summary").click(".top [action='/logout'] button");
    browser.see(".top a[href^='/login']");
  }

  private static void signIn(Browser browser, String name) {
    browser.go("/login").click("a[href^='/login/oidc']");
    browser.type("#name", name).click("button");
  }
}
