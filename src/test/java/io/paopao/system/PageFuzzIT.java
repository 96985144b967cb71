package io.paopao.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Asks for pages, and sends forms, in ways that nobody should; the properties of [FuzzIT] hold.
class PageFuzzIT {

  private static final long SEED = Long.getLong("fuzz.seed", 20_260_301);
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 25);
  private static final Pattern PLACE = Pattern.compile("!");
  private static final List<String> COOKIES =
      List.of(
          "paopao_session",
          "paopao_causal",
          "paopao_wrote",
          "paopao_link",
          "paopao_oidc",
          "paopao_language",
          "paopao_scheme",
          "paopao_cart");

  private static final Api MEMBER = Api.member();
  private static final String COOKIE = cookie();

  private final Random chance = new Random(SEED);
  private final Oddities odd = new Oddities(chance);

  private static String cookie() {
    String set =
        form("/login", "csrf=guest&login=" + MEMBER.handle() + "&password=" + password())
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow();
    return set.substring(0, set.indexOf(';'));
  }

  private static String password() {
    return Api.PASSWORD.replace(' ', '+');
  }

  /// An exclamation mark stands for something odd.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?sort=!&cursor=!",
        "/b/!?sort=!&cursor=!",
        "/b/general?sort=!&cursor=!",
        "/b/!/feed.atom",
        "/tag/!?sort=!&cursor=!",
        "/t/!",
        "/t/<thread>?page=!&cursor=!",
        "/t/<thread>?replyTo=!&quote=!",
        "/t/<thread>/!",
        "/t/<thread>/posts?ids=!",
        "/t/<thread>/posts?after=!",
        "/p/!",
        "/p/!/history",
        "/p/!/edit",
        "/p/!/report?sent=!",
        "/u/!",
        "/search?q=!",
        "/search?q=x&type=!&board=!&author=!&tag=!&cursor=!",
        "/mall?cursor=!",
        "/mall/!",
        "/cart",
        "/orders?cursor=!",
        "/orders/!",
        "/points?cursor=!",
        "/notifications?unread=!&cursor=!",
        "/settings?saved=!",
        "/settings/security?!=!",
        "/login?next=!",
        "/register?next=!",
        "/login/oidc?next=!",
        "/login/oidc/callback?code=!&state=!&error=!",
        "/verify-email?token=!",
        "/reset-password?token=!",
        "/new?board=!",
        "/assets/!/css/app.css",
        "/assets/x/!",
        "/!"
      })
  void aPageWithstandsWhatNobodyShouldAskFor(String template) {
    String thread = MEMBER.thread("Pages", "x").getString("id");
    List<String> faults = new ArrayList<>();
    for (int round = 0; round < ROUNDS / 2; round++) {
      String path = filled(template.replace("<thread>", thread));
      String cookies = round % 3 == 0 ? oddCookies() : COOKIE;
      HttpResponse<String> answer =
          Plain.get(Plain.open(path), "Cookie", cookies, "Accept-Language", odd.header());
      note(answer, path + " " + cookies, faults);
    }
    assertThat(faults).as("-Dfuzz.seed=%s", SEED).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/login/code",
        "/register",
        "/forgot-password",
        "/reset-password",
        "/verify-email",
        "/preferences",
        "/new",
        "/t/<thread>/posts",
        "/p/<post>/edit",
        "/p/<post>/reactions",
        "/p/<post>/report",
        "/cart",
        "/cart/items",
        "/cart/order",
        "/mall/!/order",
        "/orders/!/cancel",
        "/points/check-in",
        "/notifications/!/read",
        "/settings",
        "/settings/notifications",
        "/settings/people",
        "/settings/security/email",
        "/settings/security/totp",
        "/settings/security/totp/confirm",
        "/settings/security/tokens",
        "/settings/security/tokens/!/revoke",
        "/settings/security/sessions/!/end"
      })
  void aFormWithstandsWhatNobodyShouldSend(String template) {
    var thread = MEMBER.thread("Forms", "x");
    String csrf = csrf();
    List<String> faults = new ArrayList<>();
    for (int round = 0; round < ROUNDS / 2; round++) {
      String path =
          filled(
              template
                  .replace("<thread>", thread.getString("id"))
                  .replace("<post>", thread.getJsonObject("firstPost").getString("id")));
      String body = "csrf=" + csrf + fields();
      note(form(path, body, "Cookie", COOKIE), path + " " + body, faults);
    }
    assertThat(faults).as("-Dfuzz.seed=%s", SEED).isEmpty();
  }

  @Test
  void whoIsSignedInStaysSo() {
    assertThat(Plain.get(Plain.open("/settings"), "Cookie", COOKIE).statusCode()).isEqualTo(200);
  }

  /// The names of all forms; each form takes its own.
  private String fields() {
    StringBuilder fields = new StringBuilder();
    for (String name :
        List.of(
            "title",
            "body",
            "board",
            "tags",
            "login",
            "password",
            "handle",
            "email",
            "next",
            "sku",
            "quantity",
            "line",
            "reason",
            "note",
            "name",
            "displayName",
            "bio",
            "lang",
            "scheme",
            "key",
            "ticket",
            "code",
            "token",
            "scopes",
            "life",
            "back",
            "replyTo")) {
      if (chance.nextInt(3) != 0) {
        fields.append('&').append(name).append('=').append(odd.escaped());
      }
    }
    return fields.toString();
  }

  private String filled(String template) {
    return PLACE.matcher(template).replaceAll(place -> odd.segment());
  }

  private String oddCookies() {
    StringBuilder cookies = new StringBuilder();
    COOKIES.forEach(name -> cookies.append(name).append('=').append(odd.header()).append("; "));
    return cookies.toString();
  }

  private static String csrf() {
    String page = Plain.get(Plain.open("/settings"), "Cookie", COOKIE).body();
    return page.replaceAll("(?s).*?name=\"csrf\" value=\"([^\"]+)\".*", "$1");
  }

  private static HttpResponse<String> form(String path, String body, String... more) {
    List<String> headers =
        new ArrayList<>(
            List.of(
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin"));
    headers.addAll(List.of(more));
    return Plain.send(
        "POST", Plain.open(path), BodyPublishers.ofString(body), headers.toArray(String[]::new));
  }

  private static void note(HttpResponse<String> answer, String about, List<String> faults) {
    if (answer.statusCode() >= 500 || answer.body().contains("Exception:")) {
      faults.add(answer.statusCode() + " " + about);
    }
  }
}
